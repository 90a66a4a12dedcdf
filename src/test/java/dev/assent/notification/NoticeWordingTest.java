package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.form.VisibleText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every text that anybody may be told. */
class NoticeWordingTest {

  private static final List<String> FOUR = List.of("first", "second", "third", "fourth");

  private final NoticeWording wording = new NoticeWording(messages());

  static Stream<String> codes() {
    var codes = new TreeSet<String>();
    ResourceBundle.getBundle("messages/notification", Locale.ROOT).keySet().stream()
        .filter(key -> key.endsWith(".subject") || key.endsWith(".text"))
        .forEach(key -> codes.add(key.replaceAll("^notification\\.|\\.[a-z]+$", "")));
    return codes.stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void a_notice_has_a_subject_of_one_line_and_a_text_of_sentences(String code) {
    var notice = new Notice(code, FOUR, null);

    assertThat(wording.subject(notice, Locale.ENGLISH)).doesNotContain("\n", "{", "'", "  ").doesNotEndWith(".");
    assertThat(wording.text(notice, Locale.ENGLISH)).doesNotContain("{", "'", "  ").endsWith(".");
    assertThat(wording.subject(notice, Locale.TRADITIONAL_CHINESE)).doesNotContain("\n", "{").doesNotEndWith("。");
    assertThat(wording.text(notice, Locale.TRADITIONAL_CHINESE)).doesNotContain("{").endsWith("。");
  }

  @Test
  void a_day_and_groups_are_written_in_the_readers_language() {
    var notice = new Notice("review-escalated", List.of("Review", "a request",
        Notice.day(LocalDate.of(2026, 3, 31)), Notice.groups(List.of("reviewer", "manager"))), null);

    assertThat(wording.text(notice, Locale.ENGLISH)).contains("31 March 2026", "the reviewers and managers have");
    assertThat(wording.text(notice, Locale.TRADITIONAL_CHINESE)).contains("2026年3月31日", "審查人員、主管");
  }

  @Test
  void what_people_wrote_is_told_as_they_wrote_it_whatever_it_looks_like() {
    var notice = new Notice("registration-rejected", List.of("groups:manager", "2026-03-31"), null);

    assertThat(wording.text(notice, Locale.ENGLISH)).contains("groups:manager", "2026-03-31");
    for (String typed : List.of(Notice.day(LocalDate.EPOCH), Notice.groups(List.of("manager")))) {
      assertThat(VisibleText.hidesInLines(typed)).as("no form takes what would begin one").isTrue();
    }
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/notification");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
