package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.MovableClock;
import dev.assent.WholeDatabase;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionOperations;

/** Mails over a real SMTP server, on every database. */
@ExtendWith(OutputCaptureExtension.class)
abstract class MailContract {

  private static final TestMailServer SERVER = new TestMailServer();
  private static final Recipient MEI_LING = Recipient.developer("mei-ling", "mei-ling@tsp.example",
      Locale.TRADITIONAL_CHINESE);
  private static final Recipient DAVE = Recipient.developer("dave", "dave@tsp.example", Locale.ENGLISH);
  private static final Notice RECEIVED =
      new Notice("registration-received", List.of("Sunrise Ltd"), "/portal/account/status");
  private static final Notice RESET = new Notice("password-reset", List.of("dave", "30"), null);
  private static final String SECRET_PATH = "/portal/reset?token=kEt8bT3w0mUcH";

  @Autowired
  private Notifications notifications;

  @Autowired
  private Resubmission resubmission;

  @Autowired
  private Postman postman;

  @Autowired
  private TransactionOperations transactions;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private DataSource dataSource;

  @Autowired
  private MovableClock clock;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", SERVER::port);
    properties.add("assent.notification.from", () -> "open-banking@bank.example");
    properties.add("assent.bank-name", () -> "TPI 銀行");
    properties.add("assent.notification.group-addresses.reviewer", () -> "reviewers@bank.example");
    properties.add("assent.notification.group-language", () -> "zh-TW");
  }

  @BeforeEach
  void nothing_is_left() {
    jdbc.sql("delete from event_publication").update();
    jdbc.sql("delete from notice_mail").update();
    jdbc.sql("delete from notice").update();
  }

  @AfterEach
  void stop_the_server() {
    SERVER.stop();
  }

  @Test
  void a_mail_goes_out_after_the_commit_and_not_before() {
    SERVER.start();

    transactions.executeWithoutResult(transaction -> {
      notifications.tell(DAVE, RECEIVED);
      assertThat(open()).isOne();
      assertThat(SERVER.received()).isEmpty();
    });

    await().untilAsserted(() -> assertThat(SERVER.received()).hasSize(1));
    await().untilAsserted(() -> assertThat(open()).isZero());
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).hasSize(1);
  }

  @Test
  void nobody_is_told_what_was_rolled_back() {
    SERVER.start();

    transactions.executeWithoutResult(transaction -> {
      notifications.tell(DAVE, RECEIVED);
      transaction.setRollbackOnly();
    });
    notifications.tell(MEI_LING, RECEIVED);

    await().untilAsserted(() -> assertThat(open()).isZero());
    assertThat(SERVER.received()).extracting(mail -> mail.getAllRecipients()[0].toString())
        .containsExactly("mei-ling@tsp.example");
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).isEmpty();
  }

  @Test
  void traditional_chinese_arrives_intact_with_an_absolute_link_and_a_message_id_of_our_own() throws Exception {
    SERVER.start();

    notifications.tell(MEI_LING, new Notice("registration-returned", List.of("日昇股份有限公司", "統一編號有誤\n請補正 𠮷"),
        "/portal/account/status/7"));

    MimeMessage mail = SERVER.awaitOne();
    assertThat(mail.getSubject()).isEqualTo("請補正 日昇股份有限公司 的註冊申請");
    assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(((String) mail.getContent()).lines()).containsExactly(
        "銀行已將 日昇股份有限公司 的註冊申請退回，因為其中有需要補正的內容。", "",
        "原因：統一編號有誤", "請補正 𠮷", "",
        "請補正後重新送出。您填寫的內容都已保留。", "",
        "請開啟此頁面：", "https://bank.example/portal/account/status/7", "",
        "TPI 銀行 開放銀行。此訊息由系統自動寄出。");
    UUID id = jdbc.sql("select id from notice_mail").query(UUID.class).single();
    assertThat(mail.getMessageID()).isEqualTo("<" + id + "@bank.example>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("zh-TW");
  }

  @Test
  void what_a_stranger_calls_their_company_adds_no_line_to_the_head_of_a_mail() throws Exception {
    SERVER.start();

    notifications.tell(DAVE, new Notice("registration-received",
        List.of("Evil\r\nBcc: victim@elsewhere.example\r\n\r\n\u202egnp.exe"), null));

    MimeMessage mail = SERVER.awaitOne();
    assertThat(mail.getSubject()).isEqualTo(
        "We have received the registration of Evil Bcc: victim@elsewhere.example gnp.exe");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(SERVER.received()).hasSize(1);
  }

  @Test
  void what_a_stranger_gives_as_an_address_reaches_nobody_else() {
    SERVER.start();

    notifications.tell(Recipient.developer("eve", "eve@tsp.example\r\nBcc: victim@elsewhere.example", Locale.ENGLISH),
        RECEIVED);
    notifications.tell(Recipient.developer("eve", "eve@tsp.example, victim@elsewhere.example", Locale.ENGLISH),
        RECEIVED);

    await().untilAsserted(() ->
        assertThat(jdbc.sql("select attempts from notice_mail").query(Integer.class).list()).containsExactly(1, 1));
    assertThat(SERVER.received()).isEmpty();
  }

  @Test
  void a_group_is_written_to_at_its_address_in_the_language_of_the_bank() throws Exception {
    SERVER.start();
    var overdue = new Notice("review-reminder", List.of("Review the registration", "Sunrise Ltd",
        Notice.day(LocalDate.of(2026, 3, 31))), null);

    notifications.tell(Recipient.group("approver"), overdue);
    notifications.tell(Recipient.group("reviewer"), overdue);

    MimeMessage mail = SERVER.awaitOne();
    assertThat(mail.getAllRecipients()[0]).hasToString("reviewers@bank.example");
    assertThat((String) mail.getContent()).contains("期限為 2026年3月31日");
    assertThat(notifications.unread(Recipient.Kind.STAFF_GROUP, "approver")).isOne();
  }

  @Test
  void a_server_that_is_down_delays_a_mail_and_is_not_pressed() {
    notifications.tell(DAVE, RECEIVED);
    await().untilAsserted(() -> assertThat(attempts()).isOne());
    SERVER.start();

    resubmission.takeUp();
    assertThat(attempts()).as("it waits for a minute").isOne();
    assertThat(open()).isOne();

    clock.moveAhead(Duration.ofMinutes(2));
    resubmission.takeUp();
    await().untilAsserted(() -> assertThat(open()).isZero());
    resubmission.takeUp();
    assertThat(SERVER.received()).hasSize(1);
  }

  @Test
  void many_who_take_up_the_same_mail_send_it_once() throws Exception {
    notifications.tell(DAVE, RECEIVED);
    await().untilAsserted(() -> assertThat(attempts()).isOne());
    SERVER.start();
    clock.moveAhead(Duration.ofMinutes(2));

    int nodes = 6;
    MailDue due = new MailDue(jdbc.sql("select id from notice_mail").query(UUID.class).single());
    var together = new CyclicBarrier(nodes);
    Callable<Void> node = () -> {
      together.await();
      resubmission.takeUp();
      target().deliver(due);
      return null;
    };
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      for (Future<Void> each : threads.invokeAll(IntStream.range(0, nodes).mapToObj(any -> node).toList())) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    await().untilAsserted(() -> assertThat(open()).isZero());
    assertThat(SERVER.received()).hasSize(1);
  }

  @Test
  void a_path_with_a_token_is_never_stored_in_clear_and_gone_once_sent() throws Exception {
    notifications.mail(DAVE, RESET, SECRET_PATH);
    await().untilAsserted(() -> assertThat(attempts()).isOne());
    assertThat(new WholeDatabase(dataSource).placesOf("dave@tsp.example")).hasSize(1);
    assertThat(new WholeDatabase(dataSource).placesOf("kEt8bT3w0mUcH")).isEmpty();
    assertThat(sealed()).isOne();

    SERVER.start();
    clock.moveAhead(Duration.ofMinutes(2));
    resubmission.takeUp();

    assertThat((String) SERVER.awaitOne().getContent()).contains("https://bank.example" + SECRET_PATH);
    await().untilAsserted(() -> assertThat(open()).isZero());
    assertThat(sealed()).isZero();
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, "dave", 10)).as("shown in a page").isEmpty();
  }

  @Test
  void a_mail_that_cannot_be_sent_is_given_up_in_the_end_without_telling_the_log_what_it_says(CapturedOutput log)
      throws Exception {
    notifications.mail(DAVE, RESET, SECRET_PATH);
    await().untilAsserted(() -> assertThat(attempts()).isOne());

    clock.moveAhead(Duration.ofDays(3));
    resubmission.takeUp();

    await().untilAsserted(() -> assertThat(open()).isZero());
    assertThat(jdbc.sql("select count(*) from notice_mail where given_up_at is not null").query(Long.class).single())
        .isOne();
    assertThat(sealed()).isZero();
    assertThat(log).contains("given up").doesNotContain("kEt8bT3w0mUcH", "Choose a new password");
  }

  @Test
  void the_record_of_a_mail_is_kept_for_a_month() {
    SERVER.start();
    notifications.tell(DAVE, RECEIVED);
    await().untilAsserted(() -> assertThat(open()).isZero());

    clock.moveAhead(Duration.ofDays(29));
    resubmission.takeUp();
    assertThat(jdbc.sql("select count(*) from notice_mail").query(Long.class).single()).isOne();

    clock.moveAhead(Duration.ofDays(2));
    resubmission.takeUp();
    assertThat(jdbc.sql("select count(*) from notice_mail").query(Long.class).single()).isZero();
  }

  /** Without its thread, so that the caller's is the one that sends. */
  private Postman target() {
    return AopTestUtils.getTargetObject(postman);
  }

  private long open() {
    return jdbc.sql("select count(*) from event_publication where completion_date is null").query(Long.class).single();
  }

  private int attempts() {
    return jdbc.sql("select attempts from notice_mail").query(Integer.class).single();
  }

  private long sealed() {
    return jdbc.sql("select count(*) from notice_mail where sealed_path is not null").query(Long.class).single();
  }
}
