package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRound;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.Certification;
import dev.assent.tsp.DeveloperAccounts;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TspProcessTest
class TspRegistrationProcessTest {

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");
  private static final Map<String, Object> REJECT = Map.of("decision", "reject", "reason", "No such company");
  private static final Map<String, Object> RETURN =
      Map.of("decision", "return", "reason", "That is a seal, not a number", "fields", List.of("registrationNumber"));

  @Autowired MovableClock clock;
  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired RegistrationCorrections corrections;
  @Autowired RegistrationDecisions decisions;
  @Autowired RegistrationHistory records;
  @Autowired RegistrationTable table;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;
  @Autowired DeveloperAccounts accounts;
  @Autowired Clients clients;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;

  private final String userName = TspFixtures.userName();

  @Test
  void a_certified_company_waits_for_an_approver_and_nothing_is_set_up_yet() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));

    Task review = bank.task(id);
    assertThat(process(id)).isWaitingAt("review").hasPassed("decide-signers", "open-round")
        .hasNotPassed("await-verification");
    assertThat(review).hasCandidateGroup("approver");
    assertThat(review.getDueDate().toInstant())
        .isBetween(clock.instant().plus(Duration.ofHours(71)), clock.instant().plus(Duration.ofHours(73)));
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(round(id).levels()).extracting(ApprovalLevel::state).containsExactly(ApprovalLevel.State.WAITING);
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.PENDING);
    assertThat(tsps.get(registration(id).tspId()).certification()).isEqualTo(Certification.ISO_27001);
    assertThat(clients.find(userName)).isEmpty();
    assertThat(told()).containsExactly("registration-received");
  }

  @Test
  void an_approved_registration_lets_the_tsp_in_and_creates_its_client() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));
    ProcessInstance process = process(id);

    bank.decide("approver", "approver", id, APPROVE);

    assertThat(process).isWaitingAt("grant").hasPassed("level-ends");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.APPROVED);
    assertThat(registration(id).decidedBy()).isEqualTo("approver");
    assertThat(clients.find(userName)).isEmpty();
    assertThat(told()).containsExactly("registration-approved", "registration-received");

    bank.runJobs(id);

    assertThat(process).isEnded().hasPassed("registered").hasNotPassed("record-rejection");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.REGISTERED);
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.ACTIVE);
    Client client = clients.get(userName);
    assertThat(client.tspId()).isEqualTo(registration(id).tspId());
    assertThat(client.redirectUris()).containsExactly("https://enjoylife.example/callback");
    assertThat(told()).startsWith("registration-registered");
    assertThat(steps(id)).containsExactly(RegistrationStep.Kind.SIGNED_UP, RegistrationStep.Kind.APPROVED,
        RegistrationStep.Kind.REGISTERED);
  }

  @Test
  void a_company_without_certification_needs_two_signatures_of_two_people() {
    UUID id = signUp(TspFixtures.uncertified(userName));
    assertThat(bank.task(id)).hasCandidateGroup("reviewer");
    assertThatThrownBy(() -> bank.decide("approver", "approver", id, APPROVE)).isNotNull();

    bank.decide("ann", "reviewer", id, APPROVE);

    assertThat(process(id)).isWaitingAt("review");
    assertThat(bank.task(id)).hasCandidateGroup("approver");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(round(id).levels()).extracting(ApprovalLevel::state)
        .containsExactly(ApprovalLevel.State.APPROVED, ApprovalLevel.State.WAITING);
    assertThat(told()).containsExactly("registration-received");
    assertThatThrownBy(() -> bank.decide("ann", "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("already signed");

    bank.decide("approver", "approver", id, APPROVE);

    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.APPROVED);
    assertThat(round(id).waiting()).isEmpty();
  }

  @Test
  void a_rejected_registration_keeps_the_reason_creates_no_client_and_frees_company_and_user_name() {
    SignUp signUp = TspFixtures.uncertified(userName);
    UUID id = signUp(signUp);
    ProcessInstance process = process(id);

    bank.decide("reviewer", "reviewer", id, REJECT);

    assertThat(process).isEnded().hasPassed("record-rejection", "not-registered").hasNotPassed("grant");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.REJECTED);
    assertThat(registration(id).reason()).isEqualTo("No such company");
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.REJECTED);
    assertThat(clients.find(userName)).isEmpty();
    assertThat(notifications.of(Kind.DEVELOPER, userName, 1).get(0).notice().arguments())
        .containsExactly(signUp.details().company(), "No such company");
    assertThat(told()).containsExactly("registration-rejected", "registration-received");
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list())
        .extracting(variable -> String.valueOf(variable.getValue())).doesNotContain("No such company");

    assertThat(signUp(signUp)).isNotNull();
  }

  @Test
  void a_returned_registration_is_corrected_and_goes_through_another_round_that_shows_what_changed() {
    UUID id = signUp(TspFixtures.uncertified(userName));
    UUID tsp = registration(id).tspId();
    ProcessInstance process = process(id);
    bank.decide("reviewer", "reviewer", id, APPROVE);

    bank.decide("approver", "approver", id, RETURN);

    assertThat(process).isWaitingAt("correct");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.RETURNED);
    assertThat(registration(id).toCorrect()).containsExactly("registrationNumber");
    assertThat(corrections.correctUntil(registration(id))).hasValueSatisfying(until ->
        assertThat(until).isAfter(clock.instant().plus(Duration.ofDays(29))));
    assertThat(told()).containsExactly("registration-returned", "registration-received");

    assertThat(corrections.correct(tsp, corrected(id, "N-" + userName), userName)).isTrue();

    assertThat(process).isWaitingAt("review");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(registration(id).toCorrect()).isEmpty();
    assertThat(tsps.get(tsp).registrationNumber()).isEqualTo("N-" + userName);
    assertThat(round(id).number()).isEqualTo(2);
    assertThat(told()).containsExactly("registration-received", "registration-returned", "registration-received");
    SpinJsonNode changes = (SpinJsonNode) tasks.getVariable(bank.task(id).getId(), "changes");
    assertThat(changes.toString()).contains("Registration number", "N-" + userName).doesNotContain("Contact person");
    assertThat(tasks.getVariable(bank.task(id).getId(), "earlierDecisions").toString())
        .contains("That is a seal, not a number");
    assertThat(corrections.correct(tsp, corrected(id, "M-" + userName), userName)).isFalse();

    bank.decide("reviewer", "reviewer", id, APPROVE);
    bank.decide("approver", "approver", id, APPROVE);
    bank.runJobs(id);

    assertThat(process).isEnded();
    assertThat(steps(id)).containsExactly(RegistrationStep.Kind.SIGNED_UP, RegistrationStep.Kind.RETURNED,
        RegistrationStep.Kind.CORRECTED, RegistrationStep.Kind.APPROVED, RegistrationStep.Kind.REGISTERED);
  }

  @Test
  void a_return_names_entries_of_the_registration() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));

    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "Look again"))).isInstanceOf(DecisionRefused.class);
    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "Look again", "fields", List.of("password"))))
        .isInstanceOf(DecisionRefused.class);
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  @Test
  void a_correction_does_not_take_another_companys_number() {
    UUID other = signUp(TspFixtures.enjoyLife(TspFixtures.userName()));
    UUID id = signUp(TspFixtures.enjoyLife(userName));
    bank.decide("approver", "approver", id, RETURN);

    assertThatThrownBy(() -> corrections.correct(registration(id).tspId(),
        corrected(id, tsps.get(registration(other).tspId()).registrationNumber()), userName))
        .isInstanceOf(AlreadyRegisteredException.class);
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.RETURNED);
    assertThat(process(id)).isWaitingAt("correct");
  }

  @Test
  void the_developer_is_reminded_of_the_correction_every_week_and_after_30_days_it_expires() {
    SignUp signUp = TspFixtures.enjoyLife(userName);
    UUID id = signUp(signUp);
    ProcessInstance process = process(id);
    bank.decide("approver", "approver", id, RETURN);

    bank.fireTimer(id, "remind-applicant-after");
    bank.fireTimer(id, "remind-applicant-after");

    assertThat(process).isWaitingAt("correct").hasPassed("remind-applicant", "applicant-reminded");
    assertThat(told()).startsWith("registration-reminder", "registration-reminder", "registration-returned");

    bank.fireTimer(id, "expires-after");

    assertThat(process).isEnded().hasPassed("record-expiry", "expired");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.EXPIRED);
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.REJECTED);
    assertThat(told()).startsWith("registration-expired");
    assertThat(corrections.correct(registration(id).tspId(), signUp.details(), userName)).isFalse();
    assertThat(corrections.withdraw(registration(id).tspId(), userName)).isFalse();
    corrections.expire(id);
    assertThat(steps(id)).containsOnlyOnce(RegistrationStep.Kind.EXPIRED);
    assertThat(signUp(signUp)).isNotNull();
  }

  @Test
  void signers_are_reminded_again_and_again_and_then_the_next_group_may_sign_too_but_not_for_the_same_person() {
    UUID id = signUp(TspFixtures.uncertified(userName));
    ProcessInstance process = process(id);
    bank.decide("ann", "reviewer", id, APPROVE);
    long approversTold = groupTold("approver");
    long managersTold = groupTold("manager");

    bank.fireTimer(id, "remind-after");
    bank.fireTimer(id, "remind-after");

    assertThat(process).isWaitingAt("review").hasPassed("remind", "reminded");
    assertThat(groupTold("approver")).isEqualTo(approversTold + 2);
    assertThat(notifications.of(Kind.STAFF_GROUP, "approver", 1).get(0).notice().code()).isEqualTo("review-reminder");

    bank.fireTimer(id, "escalate-after");

    assertThat(process).isWaitingAt("review").hasPassed("escalate", "escalated");
    assertThat(bank.task(id)).hasCandidateGroup("manager").hasCandidateGroup("approver");
    assertThat(groupTold("manager")).isEqualTo(managersTold + 1);
    assertThat(notifications.of(Kind.STAFF_GROUP, "manager", 1).get(0).notice().code()).isEqualTo("review-escalated");
    assertThatThrownBy(() -> bank.decide("ann", "manager", id, APPROVE)).isInstanceOf(DecisionRefused.class);
    assertThat(told()).containsExactly("registration-received");

    bank.decide("manager", "manager", id, APPROVE);
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.APPROVED);
  }

  @Test
  void the_developer_takes_a_registration_back_at_every_wait() {
    SignUp signUp = TspFixtures.uncertified(userName);
    UUID first = signUp(signUp);
    ProcessInstance process = process(first);

    assertThat(corrections.withdraw(registration(first).tspId(), userName)).isTrue();

    assertThat(process).isEnded().hasPassed("withdrawn", "withdrawal-recorded");
    assertThat(registration(first).status()).isEqualTo(RegistrationStatus.WITHDRAWN);
    assertThat(tsps.get(registration(first).tspId()).status()).isEqualTo(TspStatus.REJECTED);
    assertThat(told()).containsExactly("registration-withdrawn", "registration-received");
    assertThat(corrections.withdraw(registration(first).tspId(), userName)).isFalse();

    UUID second = signUp(signUp);
    bank.decide("reviewer", "reviewer", second, APPROVE);
    assertThat(corrections.withdraw(registration(second).tspId(), userName)).isTrue();
    assertThat(process(second)).isNull();

    UUID third = signUp(signUp);
    bank.decide("reviewer", "reviewer", third, RETURN);
    assertThat(corrections.withdraw(registration(third).tspId(), userName)).isTrue();
    assertThat(process(third)).isNull();
    assertThat(registration(third).status()).isEqualTo(RegistrationStatus.WITHDRAWN);
  }

  @Test
  void whoever_takes_over_a_user_name_takes_over_neither_its_links_nor_what_it_was_told() {
    SignUp signUp = TspFixtures.uncertified(userName);
    UUID first = signUp(signUp);
    String link = accounts.linkToVerify(userName);
    String reset = accounts.linkToReset(userName).orElseThrow();
    corrections.withdraw(registration(first).tspId(), userName);

    signUp(signUp);

    assertThat(accounts.verifyEmail(link)).isEmpty();
    assertThat(accounts.resets(reset)).isEmpty();
    assertThat(told()).containsExactly("registration-received");
  }

  @Test
  void an_approved_registration_is_not_taken_back() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));
    bank.decide("approver", "approver", id, APPROVE);

    assertThat(corrections.withdraw(registration(id).tspId(), userName)).isFalse();

    assertThat(process(id)).isWaitingAt("grant");
  }

  @Test
  void a_rejection_without_a_reason_an_unknown_decision_and_a_changed_fact_are_refused() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));

    List<Map<String, Object>> attempts = List.of(Map.of("decision", "reject"), Map.of("decision", "maybe"),
        Map.of("decision", "approve", "company", "Another company"));
    assertThat(attempts).allSatisfy(attempt -> assertThatThrownBy(() ->
        bank.decide("approver", "approver", id, attempt)).isInstanceOf(DecisionRefused.class));
    assertThat(process(id)).isWaitingAt("review");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  @Test
  void nobody_decides_on_the_registration_that_they_asked_for() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));

    assertThatThrownBy(() -> bank.decide(userName, "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class);
    assertThat(process(id)).isWaitingAt("review");
  }

  @Test
  void granting_a_registration_again_changes_nothing() {
    UUID id = signUp(TspFixtures.enjoyLife(userName));
    bank.decide("approver", "approver", id, APPROVE);
    bank.runJobs(id);
    Client before = clients.get(userName);

    decisions.grant(id);

    assertThat(clients.get(userName)).isEqualTo(before);
    assertThat(told()).containsOnlyOnce("registration-registered");
  }

  @Test
  void nobody_signs_up_under_a_name_like_that_of_the_banks_staff() {
    for (String name : new String[] {"head", "h3ad", "he-ad"}) {
      assertThatThrownBy(() -> signUp(TspFixtures.enjoyLife(name))).isInstanceOf(AlreadyRegisteredException.class);
    }
  }

  @Test
  void a_refused_sign_up_leaves_nothing_behind() {
    signUp(TspFixtures.enjoyLife(userName));
    long processes = runtime.createProcessInstanceQuery().count();

    assertThatThrownBy(() -> signUp(TspFixtures.enjoyLife(userName))).isInstanceOf(AlreadyRegisteredException.class);

    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(processes);
  }

  private UUID signUp(SignUp signUp) {
    return registrations.signUp(signUp, TspFixtures.PASSWORD, Locale.ENGLISH);
  }

  private RegistrationDetails corrected(UUID id, String number) {
    RegistrationDetails details = records.details(id);
    return new RegistrationDetails(details.company(), number, details.contactName(), details.contactEmail(),
        details.phone(), details.certification(), details.redirectUris(), details.purpose());
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey("tsp-registration")
        .processInstanceBusinessKey(id.toString()).singleResult();
  }

  private Registration registration(UUID id) {
    return table.find(id).orElseThrow();
  }

  private ApprovalRound round(UUID id) {
    return records.round(id).orElseThrow();
  }

  private List<RegistrationStep.Kind> steps(UUID id) {
    return records.steps(id).stream().map(RegistrationStep::kind).toList();
  }

  /** Newest first. */
  private List<String> told() {
    return notifications.of(Kind.DEVELOPER, userName, 20).stream().map(told -> told.notice().code()).toList();
  }

  private long groupTold(String group) {
    return notifications.unread(Kind.STAFF_GROUP, group);
  }
}
