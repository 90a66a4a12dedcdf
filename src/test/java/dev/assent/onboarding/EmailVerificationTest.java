package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.notification.Told;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.DeveloperAccounts;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Where mail is on, the bank sees a registration only after its e-mail is verified. */
@TspProcessTest
@TestPropertySource(properties = {"spring.mail.host=localhost", "spring.mail.port=1",
    "assent.notification.from=bank@tpi-bank.example"})
class EmailVerificationTest {

  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired RegistrationCorrections corrections;
  @Autowired RegistrationTable table;
  @Autowired DeveloperAccounts accounts;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;
  @Autowired RuntimeService runtime;

  private final String userName = TspFixtures.userName();
  private final SignUp signUp = TspFixtures.enjoyLife(userName);
  private UUID id;
  private ProcessInstance process;

  @BeforeEach
  void a_sign_up() {
    id = registrations.signUp(signUp, TspFixtures.PASSWORD, Locale.ENGLISH);
    process = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
  }

  @Test
  void nobody_at_the_bank_sees_a_registration_before_its_email_is_verified() {
    assertThat(process).isWaitingAt("await-verification").hasNotPassed("decide-signers");
    assertThat(status()).isEqualTo(RegistrationStatus.UNVERIFIED);
    assertThat(bank.task(id)).isNull();
    assertThat(told()).isEmpty();
  }

  @Test
  void the_link_brings_it_to_the_bank_once() {
    assertThat(accounts.verifyEmail(accounts.linkToVerify(userName))).isPresent();

    assertThat(process).isWaitingAt("review").hasPassed("await-verification");
    assertThat(status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(told()).containsExactly("registration-received");

    accounts.verifyEmail(accounts.linkToVerify(userName));
    assertThat(told()).containsExactly("registration-received");
  }

  @Test
  void after_7_days_it_expires_and_frees_company_and_user_name_and_nobody_is_told() {
    bank.fireTimer(id, "unverified-after");

    assertThat(process).isEnded().hasPassed("record-unverified-expiry", "never-verified");
    assertThat(status()).isEqualTo(RegistrationStatus.EXPIRED);
    assertThat(tsps.get(table.find(id).orElseThrow().tspId()).status()).isEqualTo(TspStatus.REJECTED);
    assertThat(told()).isEmpty();
    assertThat(registrations.signUp(signUp, TspFixtures.PASSWORD, Locale.ENGLISH)).isNotNull();
  }

  @Test
  void a_sign_up_takes_number_and_name_over_from_one_that_nobody_has_verified_and_its_link_is_dead() {
    String link = accounts.linkToVerify(userName);
    String other = TspFixtures.userName();

    UUID real = registrations.signUp(new SignUp(signUp.details(), other, "real@enjoylife.example"),
        TspFixtures.PASSWORD, Locale.ENGLISH);

    assertThat(status()).isEqualTo(RegistrationStatus.EXPIRED);
    assertThat(process).isEnded();
    assertThat(accounts.verifyEmail(link)).isEmpty();
    assertThat(tsps.developer(userName)).isEmpty();
    assertThat(accounts.verifyEmail(accounts.linkToVerify(other))).isPresent();
    assertThat(table.find(real).orElseThrow().status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  @Test
  void what_is_verified_is_not_taken_over_and_a_user_name_never_is() {
    SignUp another = TspFixtures.enjoyLife(userName);
    assertThatThrownBy(() -> registrations.signUp(new SignUp(another.details(), userName, "x@other.example"),
        TspFixtures.PASSWORD, Locale.ENGLISH)).isInstanceOf(AlreadyRegisteredException.class);
    assertThat(status()).isEqualTo(RegistrationStatus.UNVERIFIED);
    accounts.verifyEmail(accounts.linkToVerify(userName));

    assertThatThrownBy(() -> registrations.signUp(new SignUp(signUp.details(), TspFixtures.userName(),
        "real@enjoylife.example"), TspFixtures.PASSWORD, Locale.ENGLISH))
        .isInstanceOf(AlreadyRegisteredException.class);
    assertThat(status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  @Test
  void who_signs_up_under_a_freed_name_does_not_read_what_its_earlier_owner_was_told() {
    accounts.verifyEmail(accounts.linkToVerify(userName));
    corrections.withdraw(table.find(id).orElseThrow().tspId(), userName);
    assertThat(told()).contains("registration-received");

    registrations.signUp(signUp, TspFixtures.PASSWORD, Locale.ENGLISH);

    assertThat(told()).isEmpty();
  }

  @Test
  void it_is_taken_back_before_the_bank_has_seen_it() {
    assertThat(corrections.withdraw(table.find(id).orElseThrow().tspId(), userName)).isTrue();

    assertThat(process).isEnded().hasPassed("withdrawal-recorded");
    assertThat(status()).isEqualTo(RegistrationStatus.WITHDRAWN);
    assertThat(told()).isEmpty();
  }

  private RegistrationStatus status() {
    return table.find(id).orElseThrow().status();
  }

  private List<String> told() {
    return notifications.of(Kind.DEVELOPER, userName, 20).stream().map(Told::notice).map(notice -> notice.code())
        .toList();
  }
}
