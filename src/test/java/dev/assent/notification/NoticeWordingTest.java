package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/notification");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
