package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TspProcessTest
class TspRegistrationProcessTest {

  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired RegistrationDecisions decisions;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;

  private final String userName = TspFixtures.userName();

  @Test
  void a_sign_up_waits_for_an_approver_and_nothing_is_set_up_yet() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);

    Task review = bank.task(id);
    assertThat(process(id)).isWaitingAt("review").hasNoVariables();
    assertThat(review).hasCandidateGroup("approver");
    assertThat(review.getDueDate().toInstant())
        .isBetween(Instant.now().plus(Duration.ofHours(71)), Instant.now().plus(Duration.ofHours(73)));
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.PENDING);
    assertThat(clients.find(userName)).isEmpty();
  }

  @Test
  void an_approved_registration_lets_the_tsp_in_and_creates_its_client() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);
    ProcessInstance process = process(id);

    bank.decide("approver", "approver", id, Map.of("decision", "approve"));

    assertThat(process).isWaitingAt("grant");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.APPROVED);
    assertThat(registration(id).decidedBy()).isEqualTo("approver");
    assertThat(clients.find(userName)).isEmpty();

    bank.runJobs(id);

    assertThat(process).isEnded().hasPassed("registered").hasNotPassed("record-rejection");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.REGISTERED);
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.ACTIVE);
    Client client = clients.get(userName);
    assertThat(client.tspId()).isEqualTo(registration(id).tspId());
    assertThat(client.redirectUris()).containsExactly("https://enjoylife.example/callback");
  }

  @Test
  void a_rejected_registration_keeps_the_reason_and_creates_no_client() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);
    ProcessInstance process = process(id);

    bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "No such company"));

    assertThat(process).isEnded().hasPassed("record-rejection", "not-registered").hasNotPassed("grant");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.REJECTED);
    assertThat(registration(id).reason()).isEqualTo("No such company");
    assertThat(tsps.get(registration(id).tspId()).status()).isEqualTo(TspStatus.REJECTED);
    assertThat(clients.find(userName)).isEmpty();
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list())
        .extracting(variable -> variable.getName()).containsOnly("decision");
  }

  @Test
  void a_rejection_without_a_reason_and_an_unknown_decision_are_refused() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);

    assertThatThrownBy(() -> bank.decide("approver", "approver", id, Map.of("decision", "reject")))
        .isInstanceOf(DecisionRefused.class);
    assertThatThrownBy(() -> bank.decide("approver", "approver", id, Map.of("decision", "maybe")))
        .isInstanceOf(DecisionRefused.class);
    assertThatThrownBy(() -> bank.decide("approver", "approver", id,
        Map.of("decision", "approve", "company", "Another company"))).isInstanceOf(DecisionRefused.class);
    assertThat(process(id)).isWaitingAt("review");
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  @Test
  void nobody_decides_on_the_registration_that_they_asked_for() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);

    assertThatThrownBy(() -> bank.decide(userName, "approver", id, Map.of("decision", "approve")))
        .isInstanceOf(DecisionRefused.class);
    assertThat(process(id)).isWaitingAt("review");
  }

  @Test
  void granting_a_registration_again_changes_nothing() {
    UUID id = registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);
    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
    bank.runJobs(id);
    Client before = clients.get(userName);

    decisions.grant(id);

    assertThat(clients.get(userName)).isEqualTo(before);
    assertThat(registration(id).status()).isEqualTo(RegistrationStatus.REGISTERED);
  }

  @Test
  void nobody_signs_up_under_the_name_of_the_banks_staff() {
    assertThatThrownBy(() -> registrations.signUp(TspFixtures.enjoyLife("head"), TspFixtures.PASSWORD))
        .isInstanceOf(AlreadyRegisteredException.class);
  }

  @Test
  void a_refused_sign_up_leaves_nothing_behind() {
    registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD);
    long processes = runtime.createProcessInstanceQuery().count();

    assertThatThrownBy(() -> registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD))
        .isInstanceOf(AlreadyRegisteredException.class);

    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(processes);
  }

  private ProcessInstance process(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey("tsp-registration")
        .processInstanceBusinessKey(id.toString()).singleResult();
  }

  private Registration registration(UUID id) {
    return decisions.underReview(id).registration();
  }
}
