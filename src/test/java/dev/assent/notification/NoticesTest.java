package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page shows, where no mail server is configured. */
@MailTest
class NoticesTest {

  private static final Recipient DAVE = Recipient.developer("dave", "dave@tsp.example", Locale.ENGLISH);

  @Autowired
  private Notifications notifications;

  @Autowired
  private NoticeWording wording;

  @Autowired
  private Resubmission resubmission;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private MovableClock clock;

  @BeforeEach
  void nobody_has_been_told_anything() {
    jdbc.sql("delete from notice").update();
  }

  @Test
  void without_a_mail_server_people_are_told_in_pages_alone() {
    notifications.tell(DAVE, notice("registration-approved", "Sunrise Ltd"));
    notifications.mail(DAVE, notice("password-reset", "dave", "30"), "/portal/reset?token=1");

    assertThat(notifications.sendsMail()).isFalse();
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).hasSize(1);
    assertThat(jdbc.sql("select count(*) from notice_mail").query(Long.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from event_publication").query(Long.class).single()).isZero();
  }

  @Test
  void the_latest_notices_come_first_and_are_new_until_they_are_read() {
    notifications.tell(DAVE, notice("registration-approved", "Sunrise Ltd"));
    clock.moveAhead(Duration.ofMinutes(1));
    notifications.tell(DAVE, notice("registration-registered", "Sunrise Ltd"));
    notifications.tell(Recipient.customer("dave"), notice("consent-withdrawn", "Sunrise"));

    assertThat(notifications.unread(Recipient.Kind.DEVELOPER, "dave")).isEqualTo(2);
    notifications.markRead(Recipient.Kind.DEVELOPER, "dave");

    assertThat(notifications.unread(Recipient.Kind.DEVELOPER, "dave")).isZero();
    assertThat(notifications.unread(Recipient.Kind.CUSTOMER, "dave")).isOne();
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).allMatch(told -> told.readAt() != null)
        .extracting(told -> told.notice().code()).containsExactly("registration-registered", "registration-approved");
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 1)).hasSize(1);
  }

  @Test
  void a_page_reads_a_notice_in_the_language_of_its_reader() {
    notifications.tell(DAVE, notice("certification-renewed", "Sunrise Ltd", Notice.day(LocalDate.of(2027, 3, 31))));
    Told told = notifications.of(Recipient.Kind.DEVELOPER, "dave", 1).get(0);

    assertThat(wording.subject(told, Locale.ENGLISH)).isEqualTo("The approval of Sunrise Ltd is renewed");
    assertThat(wording.text(told, Locale.ENGLISH)).contains("valid until 31 March 2027");
    assertThat(wording.text(told, Locale.TRADITIONAL_CHINESE)).contains("有效至 2027年3月31日");
  }

  @Test
  void a_page_names_the_groups_in_the_language_of_its_reader() {
    notifications.tell(DAVE, notice("review-escalated", "Review", "Sunrise", Notice.day(LocalDate.of(2027, 3, 31)),
        Notice.groups(List.of("reviewer", "approver"))));
    Told told = notifications.of(Recipient.Kind.DEVELOPER, "dave", 1).get(0);

    assertThat(wording.text(told, Locale.ENGLISH)).contains("the reviewers and approvers have not decided");
    assertThat(wording.text(told, Locale.TRADITIONAL_CHINESE)).contains("審查人員、核准人員尚未作出決定");
  }

  @Test
  void a_notice_is_kept_for_400_days_after_it_was_read_and_as_long_as_nobody_has() {
    notifications.tell(DAVE, notice("registration-approved", "Sunrise Ltd"));
    notifications.markRead(Recipient.Kind.DEVELOPER, "dave");
    notifications.tell(DAVE, notice("registration-registered", "Sunrise Ltd"));

    clock.moveAhead(Duration.ofDays(399));
    resubmission.takeUp();
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).hasSize(2);

    clock.moveAhead(Duration.ofDays(2));
    resubmission.takeUp();
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).extracting(told -> told.notice().code())
        .containsExactly("registration-registered");
  }

  @Test
  void a_company_that_is_called_like_a_day_stays_as_it_is() {
    notifications.tell(DAVE, notice("registration-approved", "2026-02-28"));

    assertThat(wording.subject(notifications.of(Recipient.Kind.DEVELOPER, "dave", 1).get(0), Locale.ENGLISH))
        .isEqualTo("The registration of 2026-02-28 is approved");
  }

  @Test
  void a_reason_of_any_length_fails_nothing() {
    notifications.tell(DAVE, notice("registration-rejected", "Sunrise Ltd", "長".repeat(20_000)));
    notifications.tell(DAVE, notice("registration-rejected", "Sunrise Ltd", "\u0001\ud842\udfb7".repeat(20_000)));

    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 2))
        .allMatch(told -> told.notice().arguments().get(1).endsWith("…"));
  }

  @Test
  void nobody_is_told_what_there_are_no_words_for() {
    assertThatThrownBy(() -> notifications.tell(DAVE, notice("something-new")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("notification.something-new.subject");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"the bank", "@bank.example"})
  void a_start_with_mail_and_without_a_sender_says_what_to_set(String from) {
    var settings = new NotificationSettings(from, URI.create("https://bank.example"), "TPI Bank", Map.of(),
        Locale.ENGLISH, null, null, null, null, null);

    assertThatThrownBy(settings::requireSender).isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("ASSENT_NOTIFICATION_FROM");
  }

  private static Notice notice(String code, String... arguments) {
    return new Notice(code, List.of(arguments), null);
  }
}
