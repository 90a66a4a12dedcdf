package dev.assent.accessrequest;

import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.RATES;
import static dev.assent.TspFixtures.ROADSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
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
  @Autowired ApplicationDecisions decisions;
  @Autowired ApiAccess access;
  @Autowired Clients clients;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired HistoryService history;

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
  void a_confirmed_and_approved_application_grants_exactly_its_apis() {
    UUID id = submit(ACCOUNTS, RATES);
    ProcessInstance process = process(id);

    applications.confirm(id, tspId, developer);
    assertThat(process).isWaitingAt("review").task("review").hasCandidateGroup("approver");
    assertThat(status(id)).isEqualTo(ApplicationStatus.IN_REVIEW);

    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
    assertThat(process).isWaitingAt("grant");
    assertThat(status(id)).isEqualTo(ApplicationStatus.APPROVED);
    assertThat(access.of(developer)).isEmpty();

    bank.runJobs(id);
    assertThat(process).isEnded().hasPassed("granted").hasNotPassed("record-rejection");
    assertThat(status(id)).isEqualTo(ApplicationStatus.GRANTED);
    assertThat(access.of(developer)).extracting(AccessGrant::api).containsExactly(ACCOUNTS, RATES);
    assertThat(access.of(developer)).extracting(AccessGrant::requestId).containsOnly(id.toString());
  }

  @Test
  void a_rejected_application_keeps_the_reason_and_its_apis_may_be_asked_for_again() {
    UUID id = submit(ACCOUNTS);
    ProcessInstance process = process(id);
    applications.confirm(id, tspId, developer);

    bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "Tell us more"));

    assertThat(process).isEnded().hasPassed("record-rejection", "not-granted").hasNotPassed("grant");
    assertThat(applications.find(id, tspId).orElseThrow().reason()).isEqualTo("Tell us more");
    assertThat(access.of(developer)).isEmpty();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list())
        .extracting(variable -> variable.getName()).containsOnly("decision");
    assertThat(submit(ACCOUNTS)).isNotNull();
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
    UUID id = submit(ACCOUNTS);
    applications.confirm(id, tspId, developer);

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
    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
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
    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
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

  private ApplicationStatus status(UUID id) {
    return applications.find(id, tspId).orElseThrow().status();
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey("api-access-request")
        .processInstanceBusinessKey(id.toString()).singleResult();
  }
}
