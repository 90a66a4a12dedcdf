package dev.assent.accessrequest;

import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.CONTACT;
import static dev.assent.TspFixtures.RATES;
import static dev.assent.TspFixtures.ROADSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRound;
import dev.assent.approval.FactChange;
import dev.assent.approval.StaffGroup;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TspProcessTest
class ApiAccessRequestProcessTest {

  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired ApplicationCorrections corrections;
  @Autowired ApplicationWithdrawals withdrawals;
  @Autowired ApplicationReviews reviews;
  @Autowired ApplicationDecisions decisions;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;
  @Autowired ApiAccess access;
  @Autowired Clients clients;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired HistoryService history;

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

  private final String developer = TspFixtures.userName();
  private UUID tspId;

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(developer);
    tspId = clients.get(developer).tspId();
  }

  @Test
  void a_submitted_application_waits_for_its_applicant_first() {
    UUID id = submit(ACCOUNTS, RATES);

    assertThat(process(id)).isWaitingAt("confirm").hasNoVariables();
    assertThat(status(id)).isEqualTo(ApplicationStatus.UNCONFIRMED);
    assertThat(access.of(developer)).isEmpty();
  }

  @Test
  void an_application_that_every_level_has_approved_is_granted_exactly_its_apis() {
    UUID id = confirmed(ACCOUNTS, RATES);
    ProcessInstance process = process(id);
    assertThat(process).isWaitingAt("review").task("review").hasCandidateGroup("reviewer");
    assertThat(told()).containsExactly("application-received");

    bank.decide("reviewer", "reviewer", id, APPROVE);
    assertThat(process).isWaitingAt("review").task("review").hasCandidateGroup("approver");
    assertThat(status(id)).isEqualTo(ApplicationStatus.IN_REVIEW);
    assertThat(round(id).levels()).extracting(ApprovalLevel::state)
        .containsExactly(ApprovalLevel.State.APPROVED, ApprovalLevel.State.WAITING);

    bank.decide("approver", "approver", id, APPROVE);
    assertThat(process).isWaitingAt("grant");
    assertThat(status(id)).isEqualTo(ApplicationStatus.APPROVED);
    assertThat(access.of(developer)).isEmpty();
    assertThat(told()).startsWith("application-approved");

    bank.runJobs(id);
    assertThat(process).isEnded().hasPassed("granted").hasNotPassed("record-rejection");
    assertThat(status(id)).isEqualTo(ApplicationStatus.GRANTED);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(ACCOUNTS, RATES);
    assertThat(access.of(developer)).extracting(AccessGrant::requestId).containsOnly(id.toString());
    assertThat(told()).startsWith("application-granted");
  }

  @Test
  void the_approval_flow_asks_the_more_groups_the_more_is_at_stake() {
    assertThat(groups(confirmed(RATES))).containsExactly(StaffGroup.APPROVER);
    assertThat(groups(confirmed(ACCOUNTS))).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThat(groups(confirmed(CONTACT))).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER,
        StaffGroup.MANAGER);
  }

  @Test
  void whoever_has_customer_data_already_needs_one_signature_for_more() {
    UUID first = confirmed(ACCOUNTS);
    bank.approve(first);
    bank.runJobs(first);

    assertThat(groups(confirmed(ROADSIDE))).containsExactly(StaffGroup.APPROVER);
  }

  @Test
  void nobody_signs_two_levels_of_one_application() {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("manager", "reviewer", id, APPROVE);

    assertThatThrownBy(() -> bank.decide("manager", "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("already signed");
    assertThat(process(id)).isWaitingAt("review");
    assertThat(status(id)).isEqualTo(ApplicationStatus.IN_REVIEW);
  }

  @Test
  void whoever_signed_one_level_before_a_return_signs_no_other_level_after_it() {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("manager", "reviewer", id, APPROVE);
    correctedAfterAReturn(id);

    bank.decide("reviewer", "reviewer", id, APPROVE);
    assertThatThrownBy(() -> bank.decide("manager", "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("already signed");
    bank.decide("approver", "approver", id, APPROVE);

    assertThat(status(id)).isEqualTo(ApplicationStatus.APPROVED);
  }

  @Test
  void whoever_signed_a_level_for_another_group_before_a_return_signs_that_level_alone_after_it() {
    UUID id = confirmed(ACCOUNTS);
    bank.fireTimer(id, "escalate-after");
    bank.decide("anton", "approver", id, APPROVE);
    correctedAfterAReturn(id);

    bank.decide("reviewer", "reviewer", id, APPROVE);
    assertThatThrownBy(() -> bank.decide("anton", "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("already signed");
    correctedAfterAReturn(id);
    bank.fireTimer(id, "escalate-after");
    bank.decide("anton", "approver", id, APPROVE);

    assertThat(round(id).levels()).extracting(ApprovalLevel::state)
        .containsExactly(ApprovalLevel.State.APPROVED, ApprovalLevel.State.WAITING);
  }

  private void correctedAfterAReturn(UUID id) {
    bank.decide("approver", "approver", id, Map.of("decision", "return", "reason", "Which accounts?",
        "fields", List.of("purpose")));
    corrections.correct(id, tspId, Set.of(ACCOUNTS), "Their own accounts, at " + round(id).number(), developer);
  }

  @Test
  void an_approver_leaves_apis_out_with_a_reason_and_only_the_others_are_granted() {
    UUID id = confirmed(ACCOUNTS, ROADSIDE);
    assertThatThrownBy(() -> bank.decide("reviewer", "reviewer", id,
        Map.of("decision", "approve", "approvedApis", List.of(ACCOUNTS.toString()))))
        .isInstanceOf(DecisionRefused.class).hasMessageContaining("reason");
    assertThatThrownBy(() -> bank.decide("reviewer", "reviewer", id,
        Map.of("decision", "approve", "approvedApis", List.of(ACCOUNTS.toString(), RATES.toString()))))
        .isInstanceOf(DecisionRefused.class).hasMessageContaining(RATES.toString());
    assertThatThrownBy(() -> bank.decide("reviewer", "reviewer", id,
        Map.of("decision", "approve", "approvedApis", List.of())))
        .isInstanceOf(DecisionRefused.class).hasMessageContaining("Tick");

    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve", "approvedApis", List.of(ACCOUNTS.toString()),
        "reason", "No cards yet"));
    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "approve", "approvedApis", List.of(ROADSIDE.toString()), "reason", "Let it pass")))
        .isInstanceOf(DecisionRefused.class);
    bank.decide("approver", "approver", id, APPROVE);
    bank.runJobs(id);

    assertThat(notifications.of(Kind.DEVELOPER, developer, 50)).map(told -> told.notice())
        .filteredOn(notice -> notice.code().equals("application-approved-in-part")).singleElement()
        .satisfies(notice -> assertThat(notice.arguments()).endsWith(ROADSIDE.toString(), "No cards yet"));
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(ACCOUNTS);
    assertThat(applications.availability(developer)).containsEntry(ROADSIDE, Availability.AVAILABLE);
    assertThat(round(id).levels().get(0).reason()).isEqualTo("No cards yet");
  }

  @Test
  void a_rejected_application_keeps_the_reason_and_its_apis_may_be_asked_for_again() {
    UUID id = confirmed(RATES);
    ProcessInstance process = process(id);

    bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "Tell us more"));

    assertThat(process).isEnded().hasPassed("record-rejection", "not-granted").hasNotPassed("grant");
    assertThat(applications.find(id, tspId).orElseThrow().reason()).isEqualTo("Tell us more");
    assertThat(access.of(developer)).isEmpty();
    assertThat(told()).startsWith("application-rejected");
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list())
        .extracting(variable -> variable.getName()).doesNotContain("reason", "company", "approvedApis", "changes");
    assertThat(submit(RATES)).isNotNull();
  }

  @Test
  void a_returned_application_is_corrected_and_goes_through_the_approval_flow_again() {
    UUID id = confirmed(ACCOUNTS, RATES);
    bank.decide("reviewer", "reviewer", id, APPROVE);

    bank.decide("approver", "approver", id, Map.of("decision", "return", "reason", "Which accounts?",
        "fields", List.of("purpose")));

    assertThat(process(id)).isWaitingAt("correct");
    ApiApplication returned = applications.find(id, tspId).orElseThrow();
    assertThat(returned.status()).isEqualTo(ApplicationStatus.RETURNED);
    assertThat(returned.answer().fields()).containsExactly("purpose");
    assertThat(told()).startsWith("application-returned");
    assertThatThrownBy(() -> submit(ACCOUNTS)).isInstanceOf(ApiNotAvailableException.class);

    assertThat(corrections.correct(id, tspId, Set.of(RATES), "Only rates, for the home page", developer)).isTrue();

    assertThat(process(id)).isWaitingAt("review").task("review").hasCandidateGroup("approver");
    assertThat(round(id).number()).isEqualTo(2);
    assertThat(reviews.of(id).changes()).containsExactly(
        new FactChange("APIs", ACCOUNTS + ", " + RATES, RATES.toString()),
        new FactChange("Purpose", "Show all accounts at once", "Only rates, for the home page"));
    assertThat(applications.availability(developer)).containsEntry(ACCOUNTS, Availability.AVAILABLE);
    assertThat(corrections.correct(id, tspId, Set.of(ACCOUNTS), "Again, too late", developer)).isFalse();

    // A return ends a round: who decided then may sign the same level anew.
    bank.decide("approver", "approver", id, APPROVE);
    bank.runJobs(id);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(RATES);
  }

  @Test
  void a_request_that_came_back_from_a_level_in_the_middle_is_signed_by_all_levels_of_its_next_round() {
    UUID id = confirmed(CONTACT);
    bank.decide("reviewer", "reviewer", id, APPROVE);
    bank.decide("approver", "approver", id, Map.of("decision", "return", "reason", "Whose addresses?",
        "fields", List.of("purpose")));
    assertThat(round(id).levels()).extracting(ApprovalLevel::state).containsExactly(ApprovalLevel.State.APPROVED,
        ApprovalLevel.State.RETURNED, ApprovalLevel.State.TO_COME);
    corrections.correct(id, tspId, Set.of(CONTACT), "To send cards to where customers live", developer);

    bank.decide("reviewer", "reviewer", id, APPROVE);
    assertThat(round(id).levels()).extracting(ApprovalLevel::state).containsExactly(ApprovalLevel.State.APPROVED,
        ApprovalLevel.State.WAITING, ApprovalLevel.State.TO_COME);
    bank.decide("approver", "approver", id, APPROVE);
    bank.decide("manager", "manager", id, APPROVE);
    bank.runJobs(id);

    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(CONTACT);
  }

  @Test
  void what_is_to_be_corrected_is_a_field_of_the_form() {
    UUID id = confirmed(RATES);

    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "No", "fields", List.of("clientId"))))
        .isInstanceOf(DecisionRefused.class);
    assertThat(status(id)).isEqualTo(ApplicationStatus.IN_REVIEW);
  }

  @Test
  void a_correction_cannot_take_an_api_that_another_application_waits_for() {
    UUID id = confirmed(RATES);
    bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "Which rates?", "fields", List.of("purpose")));
    submit(ROADSIDE);

    assertThatThrownBy(() -> corrections.correct(id, tspId, Set.of(ROADSIDE), "Something else", developer))
        .isInstanceOf(ApiNotAvailableException.class);
    assertThat(process(id)).isWaitingAt("correct");
    assertThat(applications.find(id, tspId).orElseThrow().apis()).containsExactly(RATES);
  }

  @Test
  void a_returned_application_that_nobody_corrects_reminds_every_week_and_then_expires() {
    UUID id = confirmed(RATES);
    ProcessInstance process = process(id);
    bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "Which rates?", "fields", List.of("purpose")));

    bank.fireTimer(id, "remind-applicant-after");
    bank.fireTimer(id, "remind-applicant-after");
    assertThat(process).isWaitingAt("correct").hasPassed("applicant-reminded");
    assertThat(told().subList(0, 2)).containsOnly("application-reminder");

    bank.fireTimer(id, "expires-after");
    assertThat(process).isEnded().hasPassed("record-expiry", "expired");
    assertThat(status(id)).isEqualTo(ApplicationStatus.EXPIRED);
    assertThat(told()).startsWith("application-expired");
    assertThat(submit(RATES)).isNotNull();
  }

  @Test
  void an_application_that_is_never_confirmed_reminds_every_week_and_then_expires() {
    UUID id = submit(RATES);
    ProcessInstance process = process(id);

    bank.fireTimer(id, "remind-to-confirm-after");
    bank.fireTimer(id, "remind-to-confirm-after");
    assertThat(process).isWaitingAt("confirm").hasPassed("reminded-to-confirm");
    assertThat(told()).containsExactly("application-confirm-reminder", "application-confirm-reminder");

    bank.fireTimer(id, "lapses-after");
    assertThat(process).isEnded().hasPassed("record-lapse", "lapsed");
    assertThat(status(id)).isEqualTo(ApplicationStatus.EXPIRED);
    assertThat(told()).startsWith("application-lapsed");
    assertThat(submit(RATES)).isNotNull();
  }

  @Test
  void a_return_says_which_field_to_correct() {
    UUID id = confirmed(RATES);

    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "return", "reason", "Which rates?")))
        .isInstanceOf(DecisionRefused.class).hasMessageContaining("Tick");
  }

  @Test
  void signers_who_let_it_lie_are_reminded_and_then_the_next_group_may_sign_too() {
    UUID id = confirmed(RATES);

    bank.fireTimer(id, "remind-after");
    bank.fireTimer(id, "remind-after");
    assertThat(notifications.of(Kind.STAFF_GROUP, "approver", 2)).extracting(told -> told.notice().code())
        .containsOnly("review-reminder");

    bank.fireTimer(id, "escalate-after");
    assertThat(process(id)).hasPassed("reminded", "escalated").task("review").hasCandidateGroup("manager");
    assertThat(notifications.of(Kind.STAFF_GROUP, "manager", 1)).extracting(told -> told.notice().code())
        .containsOnly("review-escalated");

    bank.decide("manager", "manager", id, APPROVE);
    assertThat(status(id)).isEqualTo(ApplicationStatus.APPROVED);
  }

  @Test
  void an_applicant_withdraws_wherever_it_waits() {
    UUID unconfirmed = submit(RATES);
    withdrawn(unconfirmed);
    UUID inReview = confirmed(RATES);
    withdrawn(inReview);
    UUID atSecondLevel = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", atSecondLevel, APPROVE);
    withdrawn(atSecondLevel);
    UUID returned = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", returned,
        Map.of("decision", "return", "reason", "Which accounts?", "fields", List.of("apis")));
    withdrawn(returned);

    assertThat(told().subList(0, 1)).containsExactly("application-withdrawn");
    assertThat(applications.availability(developer)).containsEntry(ACCOUNTS, Availability.AVAILABLE);
  }

  private void withdrawn(UUID id) {
    ProcessInstance process = process(id);
    assertThat(withdrawals.withdraw(id, tspId, developer)).isTrue();
    assertThat(process).isEnded().hasPassed("withdrawal-recorded");
    assertThat(status(id)).isEqualTo(ApplicationStatus.WITHDRAWN);
    assertThat(withdrawals.withdraw(id, tspId, developer)).isFalse();
  }

  @Test
  void what_is_approved_cannot_be_withdrawn_any_more() {
    UUID id = confirmed(RATES);
    bank.approve(id);

    assertThat(withdrawals.withdraw(id, tspId, developer)).isFalse();
    assertThat(process(id)).isWaitingAt("grant");
  }

  @Test
  void a_tsp_that_leaves_takes_its_open_applications_along_even_one_that_waits_for_its_grant() {
    UUID open = confirmed(ACCOUNTS);
    UUID approved = confirmed(RATES);
    bank.approve(approved);

    tsps.beginOffboarding(tspId);

    assertThat(process(open)).isNull();
    assertThat(process(approved)).isNull();
    assertThat(status(open)).isEqualTo(ApplicationStatus.WITHDRAWN);
    assertThat(status(approved)).isEqualTo(ApplicationStatus.WITHDRAWN);
    assertThat(access.of(developer)).isEmpty();
  }

  @Test
  void of_a_signature_and_a_withdrawal_at_the_same_moment_one_holds() {
    for (int race = 0; race < 5; race++) {
      UUID id = confirmed(RATES);
      ProcessInstance process = process(id);
      String task = bank.task(id).getId();
      CompletableFuture<Boolean> signature = CompletableFuture.supplyAsync(() -> {
        try {
          bank.complete("approver", "approver", task, APPROVE);
          return true;
        } catch (DecisionRefused lost) {
          return false;
        }
      });
      boolean withdrawn = withdrawals.withdraw(id, tspId, developer);

      assertThat(signature.join()).isNotEqualTo(withdrawn);
      assertThat(status(id)).isEqualTo(withdrawn ? ApplicationStatus.WITHDRAWN : ApplicationStatus.APPROVED);
      if (withdrawn) {
        assertThat(process).isEnded();
      } else {
        bank.runJobs(id);
        return;
      }
    }
  }

  @Test
  void nobody_at_the_bank_confirms_in_place_of_the_applicant() {
    UUID id = submit(ACCOUNTS);
    String confirm = bank.task(id).getId();

    identity.setAuthentication("approver", List.of("approver"));
    try {
      assertThatThrownBy(() -> tasks.complete(confirm)).isNotNull();
    } finally {
      identity.clearAuthentication();
    }
    assertThat(process(id)).isWaitingAt("confirm");
  }

  @Test
  void nobody_decides_on_their_own_application_and_a_rejection_needs_a_reason() {
    UUID id = confirmed(RATES);

    assertThatThrownBy(() -> bank.decide(developer, "approver", id, Map.of("decision", "approve")))
        .isInstanceOf(DecisionRefused.class);
    assertThatThrownBy(() -> bank.decide("approver", "approver", id, Map.of("decision", "reject")))
        .isInstanceOf(DecisionRefused.class);
    assertThat(status(id)).isEqualTo(ApplicationStatus.IN_REVIEW);
  }

  @Test
  void confirming_again_changes_nothing() {
    UUID id = submit(ACCOUNTS);
    applications.confirm(id, tspId, developer);

    applications.confirm(id, tspId, developer);

    assertThat(process(id)).isWaitingAt("review");
  }

  @Test
  void granting_again_changes_nothing() {
    UUID id = submit(ACCOUNTS);
    applications.confirm(id, tspId, developer);
    bank.approve(id);
    bank.runJobs(id);
    List<AccessGrant> before = access.of(developer);

    decisions.grant(id);

    assertThat(access.of(developer)).isEqualTo(before);
  }

  @Test
  void an_api_that_is_pending_granted_or_unknown_cannot_be_applied_for() {
    UUID id = submit(ACCOUNTS);
    assertThatThrownBy(() -> submit(ACCOUNTS, RATES)).isInstanceOf(ApiNotAvailableException.class);
    assertThat(applications.availability(developer)).containsEntry(ACCOUNTS, Availability.PENDING)
        .containsEntry(RATES, Availability.AVAILABLE);

    applications.confirm(id, tspId, developer);
    bank.approve(id);
    bank.runJobs(id);

    assertThatThrownBy(() -> submit(ACCOUNTS)).isInstanceOf(ApiNotAvailableException.class);
    assertThat(applications.availability(developer)).containsEntry(ACCOUNTS, Availability.GRANTED);
    assertThatThrownBy(() -> submit(ApiPath.of("no/such"))).isInstanceOf(ApiNotAvailableException.class);
  }

  @Test
  void of_eight_applications_for_one_api_at_once_one_succeeds() {
    List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 8)
        .mapToObj(attempt -> CompletableFuture.supplyAsync(() -> {
          try {
            submit(ROADSIDE);
            return true;
          } catch (ApiNotAvailableException refused) {
            return false;
          }
        })).toList();

    assertThat(attempts.stream().map(CompletableFuture::join).filter(Boolean::booleanValue)).hasSize(1);
    assertThat(applications.ofTsp(tspId)).hasSize(1);
  }

  @Test
  void another_tsp_neither_sees_nor_confirms_nor_applies_for_a_foreign_client() {
    UUID id = submit(ACCOUNTS);
    String stranger = TspFixtures.userName();
    bank.registered(stranger);
    UUID strangersTsp = clients.get(stranger).tspId();

    assertThat(applications.find(id, strangersTsp)).isEmpty();
    assertThat(applications.ofTsp(strangersTsp)).isEmpty();
    assertThatThrownBy(() -> applications.confirm(id, strangersTsp, stranger))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> applications.submit(new ApiRequest(strangersTsp, stranger, developer, Set.of(RATES),
        "A foreign client"))).isInstanceOf(NoSuchElementException.class);
    assertThat(process(id)).isWaitingAt("confirm");
  }

  private UUID submit(ApiPath... apis) {
    return applications.submit(new ApiRequest(tspId, developer, developer, Set.of(apis), "Show all accounts at once"));
  }

  private UUID confirmed(ApiPath... apis) {
    UUID id = submit(apis);
    applications.confirm(id, tspId, developer);
    return id;
  }

  private ApprovalRound round(UUID id) {
    List<ApprovalRound> rounds = applications.rounds(List.of(applications.find(id, tspId).orElseThrow())).get(id);
    return rounds.get(rounds.size() - 1);
  }

  private List<StaffGroup> groups(UUID id) {
    return round(id).levels().stream().map(ApprovalLevel::group).toList();
  }

  /** What the developer was told of applications, the latest first. */
  private List<String> told() {
    return notifications.of(Kind.DEVELOPER, developer, 50).stream().map(told -> told.notice().code())
        .filter(code -> code.startsWith("application-")).toList();
  }

  private ApplicationStatus status(UUID id) {
    return applications.find(id, tspId).orElseThrow().status();
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey("api-access-request")
        .processInstanceBusinessKey(id.toString()).singleResult();
  }
}
