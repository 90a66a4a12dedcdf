package dev.assent.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.customer.SecondFactor.Answer;
import dev.assent.customer.SecondFactor.Challenge;
import dev.assent.customer.TestMails.Mail;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A log-in in two steps, over HTTP, with codes by mail. */
@CustomerTest
@Import(TestMails.class)
@TestPropertySource(properties = {"assent.customer.second-factor=mail", "assent.notification.from=bank@bank.example",
    "spring.datasource.url=jdbc:h2:mem:second-factor;DB_CLOSE_DELAY=-1"})
class SecondFactorIT {

  private static final String STEP = "/consents/second-factor";
  private static final String ASKED = "/oauth2/authorize?response_type=code&client_id=tsp2&redirect_uri="
      + TestBank.BACK + "&scope=demandDeposit&state=s&code_challenge=" + "a".repeat(43) + "&code_challenge_method=S256";

  @Autowired
  private TestBank bank;
  @Autowired
  private TestMails mails;
  @Autowired
  private MailedCodes codes;
  @Autowired
  private JdbcClient jdbc;
  @LocalServerPort
  private int port;

  @Test
  void the_password_alone_opens_nothing_but_the_step() {
    TestBrowserOfCustomer steve = browser();
    steve.opens("/consents/login");
    String before = steve.session();

    HttpResponse<String> answer = steve.logsIn(withMail());

    assertThat(location(answer)).isEqualTo(STEP);
    assertThat(steve.session()).isNotEqualTo(before);
    for (String page : List.of("/consents", "/consents/with/tsp2", "/consents/receipts/" + UUID.randomUUID(),
        "/consents/authorize?state=x", ASKED)) {
      assertThat(location(steve.opens(page))).as(page).endsWith("/consents/login");
    }
    assertThat(steve.opens(STEP).body()).contains("autocomplete=\"one-time-code\"", "inputmode=\"numeric\"",
        "•••@customers.example").doesNotContain("Steve Lin");
  }

  @Test
  void the_code_logs_in_and_leads_on_to_what_the_tsp_asked_for() {
    Customer customer = withMail();
    TestBrowserOfCustomer steve = browser();
    assertThat(location(steve.opens(ASKED))).endsWith("/consents/login");
    steve.logsIn(customer);
    String before = steve.session();
    String form = steve.csrf(STEP);

    HttpResponse<String> answer = steve.sends(STEP, "code", codeOf(customer));

    assertThat(location(answer)).contains("/oauth2/authorize?");
    assertThat(steve.session()).isNotEqualTo(before);
    assertThat(location(steve.opens(location(answer)))).contains("/consents/authorize?");
    assertThat(steve.opens("/consents").statusCode()).isEqualTo(200);
    assertThat(steve.sendsWith(form, "/consents/with/tsp2/stop").statusCode()).as("with a form from before the log-in")
        .isEqualTo(403);
  }

  @Test
  void five_wrong_codes_are_the_end_of_it_and_the_right_one_comes_too_late() {
    Customer customer = withMail();
    TestBrowserOfCustomer steve = browser();
    steve.logsIn(customer);
    String code = codeOf(customer);

    for (int time = 1; time < MailedCodes.TRIES; time++) {
      assertThat(steve.sends(STEP, "code", wrong(code)).body()).contains("This is not the code");
    }
    assertThat(steve.sends(STEP, "code", wrong(code)).body()).contains("This code can no longer be used");

    assertThat(location(steve.sends(STEP, "code", code))).endsWith("/consents/login");
    assertThat(location(steve.opens("/consents"))).endsWith("/consents/login");
  }

  @Test
  void a_code_of_another_customer_or_of_an_earlier_question_is_wrong() {
    Customer steve = withMail();
    Customer anne = withMail();
    TestBrowserOfCustomer first = browser();
    first.logsIn(steve);
    String former = codeOf(steve);
    TestBrowserOfCustomer second = browser();
    second.logsIn(steve);
    String latest = await().until(() -> codeOf(steve), code -> !code.equals(former));
    browser().logsIn(anne);

    assertThat(second.sends(STEP, "code", codeOf(anne)).body()).contains("This is not the code");
    assertThat(second.sends(STEP, "code", former).body()).contains("This is not the code");
    assertThat(first.sends(STEP, "code", latest).body()).contains("This code can no longer be used");
    assertThat(location(first.opens("/consents"))).endsWith("/consents/login");
    assertThat(location(second.sends(STEP, "code", " " + latest + " "))).endsWith("/consents");
  }

  @Test
  void a_code_works_once_however_many_send_it() {
    Customer customer = withMail();
    Challenge challenge = codes.start(customer, Locale.ENGLISH).orElseThrow();
    String code = codeOf(customer);

    List<Answer> answers = atOnce(4, () -> codes.check(customer, challenge, code));

    assertThat(answers).filteredOn(Answer.RIGHT::equals).hasSize(1);
    assertThat(codes.check(customer, challenge, code)).isEqualTo(Answer.OVER);
  }

  @Test
  void no_more_than_five_answers_are_judged_however_many_come_at_once() {
    Customer customer = withMail();
    Challenge challenge = codes.start(customer, Locale.ENGLISH).orElseThrow();
    String wrong = wrong(codeOf(customer));

    List<Answer> answers = atOnce(20, () -> codes.check(customer, challenge, wrong));

    assertThat(answers).filteredOn(Answer.WRONG::equals).hasSizeLessThan(MailedCodes.TRIES);
    assertThat(codes.check(customer, challenge, codeOf(customer))).isEqualTo(Answer.OVER);
  }

  @Test
  void a_code_is_of_no_use_after_five_minutes() {
    Customer customer = withMail();
    Challenge challenge = codes.start(customer, Locale.ENGLISH).orElseThrow();
    jdbc.sql("update second_factor_code set expires_at = expires_at - interval '5' minute where customer_id = :id")
        .param("id", customer.id()).update();

    assertThat(codes.check(customer, challenge, codeOf(customer))).isEqualTo(Answer.OVER);
  }

  @Test
  void codes_that_nobody_types_are_not_sent_without_end_and_a_log_in_begins_anew() {
    Customer customer = withMail();
    TestBrowserOfCustomer somebody = browser();
    for (int time = 0; time < CodeTable.MOST_STARTED; time++) {
      assertThat(location(somebody.logsIn(customer))).isEqualTo(STEP);
    }

    assertThat(location(somebody.logsIn(customer))).isEqualTo(STEP + "?unable");
    assertThat(somebody.opens(STEP + "?unable").body()).contains("No code can be sent now");
    assertThat(location(somebody.opens("/consents"))).endsWith("/consents/login");

    Customer other = withMail();
    for (int time = 0; time <= CodeTable.MOST_STARTED; time++) {
      Challenge challenge = codes.start(other, Locale.ENGLISH).orElseThrow();
      int sent = time + 1;
      await().until(() -> mails.to(address(other)).size() == sent);
      assertThat(codes.check(other, challenge, codeOf(other))).isEqualTo(Answer.RIGHT);
    }
  }

  @Test
  void who_has_no_address_is_not_logged_in() {
    TestBrowserOfCustomer steve = browser();

    assertThat(location(steve.logsIn(bank.newCustomer()))).isEqualTo(STEP + "?unable");
    assertThat(location(steve.opens("/consents"))).endsWith("/consents/login");
  }

  @Test
  void the_code_is_nowhere_in_clear_and_the_mail_speaks_the_customers_language() {
    Customer customer = withMail();
    TestBrowserOfCustomer steve = browser();
    steve.opens("/consents/login?lang=zh-TW");
    steve.logsIn(customer);
    String code = codeOf(customer);

    assertThat(mails.to(address(customer)).get(0).text()).contains("驗證碼");
    assertThat(jdbc.sql("select code_hash from second_factor_code where customer_id = :id").param("id", customer.id())
        .query(String.class).single()).startsWith("$2").doesNotContain(code);
    assertThat(jdbc.sql("select * from notice_mail where address = :address").param("address", address(customer))
        .query().listOfRows().toString()).doesNotContain(code);
  }

  @Test
  void a_second_person_in_the_same_browser_ends_the_first_ones_log_in() {
    Customer customer = withMail();
    TestBrowserOfCustomer browser = browser();
    browser.logsIn(customer);
    browser.sends(STEP, "code", codeOf(customer));
    assertThat(browser.opens("/consents").statusCode()).isEqualTo(200);

    browser.logsIn(withMail());

    assertThat(location(browser.opens("/consents"))).endsWith("/consents/login");
  }

  @Test
  void a_form_that_the_bank_did_not_make_is_refused() {
    Customer customer = withMail();
    TestBrowserOfCustomer steve = browser();
    steve.logsIn(customer);

    assertThat(steve.sendsForged(STEP, "code", codeOf(customer)).statusCode()).isEqualTo(403);
    assertThat(location(steve.opens("/consents"))).endsWith("/consents/login");
  }

  private TestBrowserOfCustomer browser() {
    return new TestBrowserOfCustomer(port);
  }

  private Customer withMail() {
    Customer customer = bank.newCustomer();
    jdbc.sql("update bank_customer set email = :email where id = :id").param("email", address(customer))
        .param("id", customer.id()).update();
    return customer;
  }

  private static String address(Customer customer) {
    return customer.id() + "@customers.example";
  }

  /** Of the latest mail. */
  private String codeOf(Customer customer) {
    List<Mail> sent = await().until(() -> mails.to(address(customer)), found -> !found.isEmpty());
    return sent.get(sent.size() - 1).code();
  }

  private static List<Answer> atOnce(int times, Callable<Answer> attempt) {
    CyclicBarrier start = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      return threads.invokeAll(Collections.nCopies(times, (Callable<Answer>) () -> {
        start.await();
        return attempt.call();
      })).stream().map(SecondFactorIT::result).toList();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Answer result(Future<Answer> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", ""))
        .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()));
  }
}
