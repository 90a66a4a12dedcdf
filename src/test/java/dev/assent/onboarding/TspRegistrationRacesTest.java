package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.AtTheSameMoment;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.approval.SignedDecisions;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens at the same moment, and what fails on the way. */
@TspProcessTest
class TspRegistrationRacesTest {

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired RegistrationCorrections corrections;
  @Autowired RegistrationTable table;
  @Autowired SignedDecisions signatures;
  @Autowired Notifications notifications;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private final String userName = TspFixtures.userName();

  @RepeatedTest(3)
  void of_two_approvers_at_the_same_moment_one_wins_and_the_other_is_told() throws Exception {
    UUID id = signUp();
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> complete(task, "approver", APPROVE),
        () -> complete(task, "approver2", APPROVE));

    assertThat(lost).hasSize(1).allSatisfy(told -> assertThat(told).isInstanceOf(DecisionRefused.class));
    assertThat(signatures.of(OnboardingProcess.KEY, id.toString())).hasSize(1);
    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.APPROVED);
    assertThat(jobs(id)).hasSize(1);
    bank.runJobs(id);
    assertThat(told()).containsOnlyOnce("registration-approved", "registration-registered");
  }

  @RepeatedTest(3)
  void two_signatures_at_the_same_moment_count_as_one_of_two_levels() throws Exception {
    UUID id = registrations.signUp(TspFixtures.uncertified(userName), TspFixtures.PASSWORD, Locale.ENGLISH);
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> complete(task, "reviewer", APPROVE),
        () -> complete(task, "reviewer2", APPROVE));

    assertThat(lost).hasSize(1).allSatisfy(told -> assertThat(told).isInstanceOf(DecisionRefused.class));
    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(bank.task(id).getId()).isNotEqualTo(task);
    bank.decide("approver", "approver", id, APPROVE);
    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.APPROVED);
  }

  @RepeatedTest(3)
  void of_an_approval_and_a_withdrawal_at_the_same_moment_one_counts() throws Exception {
    UUID id = signUp();
    UUID tsp = table.find(id).orElseThrow().tspId();
    String task = bank.task(id).getId();
    boolean[] withdrawn = new boolean[1];

    List<Exception> lost = AtTheSameMoment.both(() -> complete(task, "approver", APPROVE), () -> {
      withdrawn[0] = corrections.withdraw(tsp, userName);
      return null;
    });

    RegistrationStatus status = table.find(id).orElseThrow().status();
    if (withdrawn[0]) {
      assertThat(lost).hasSize(1);
      assertThat(status).isEqualTo(RegistrationStatus.WITHDRAWN);
      assertThat(signatures.of(OnboardingProcess.KEY, id.toString())).isEmpty();
      assertThat(running(id)).isZero();
      assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.REJECTED);
    } else {
      assertThat(status).isEqualTo(RegistrationStatus.APPROVED);
      assertThat(jobs(id)).hasSize(1);
      assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.PENDING);
    }
  }

  @Test
  void a_grant_that_fails_five_times_stops_for_an_operator_and_then_grants_once() {
    String stranger = TspFixtures.userName();
    bank.registered(stranger);
    UUID id = signUp();
    clients.register(userName, clients.get(stranger).tspId(), "In the way", List.of("https://other.example/"));
    bank.decide("approver", "approver", id, APPROVE);
    String job = jobs(id).get(0).getId();

    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("belongs to another TSP");
    }

    assertThat(jobs(id).get(0).getRetries()).isZero();
    assertThat(runtime.createIncidentQuery().processInstanceId(jobs(id).get(0).getProcessInstanceId()).count())
        .isEqualTo(1);
    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.APPROVED);
    assertThat(tsps.get(table.find(id).orElseThrow().tspId()).status()).isEqualTo(TspStatus.PENDING);
    assertThat(told()).startsWith("registration-approved");

    jdbc.sql("delete from client where id = ?").param(userName).update();
    management.setJobRetries(job, 1);
    management.executeJob(job);

    assertThat(table.find(id).orElseThrow().status()).isEqualTo(RegistrationStatus.REGISTERED);
    assertThat(clients.ofTsp(table.find(id).orElseThrow().tspId())).hasSize(1);
    assertThat(told()).containsOnlyOnce("registration-registered");
    assertThat(running(id)).isZero();
  }

  private UUID signUp() {
    return registrations.signUp(TspFixtures.enjoyLife(userName), TspFixtures.PASSWORD, Locale.ENGLISH);
  }

  private Void complete(String task, String user, Map<String, Object> submitted) {
    identity.setAuthentication(user, List.of("reviewer", "approver"));
    try {
      tasks.complete(task, submitted);
      return null;
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<Job> jobs(UUID id) {
    return management.createJobQuery().processDefinitionKey(OnboardingProcess.KEY).messages().list().stream()
        .filter(job -> id.toString().equals(runtime.createProcessInstanceQuery()
            .processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey())).toList();
  }

  private long running(UUID id) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(OnboardingProcess.KEY)
        .processInstanceBusinessKey(id.toString()).count();
  }

  private List<String> told() {
    return notifications.of(Kind.DEVELOPER, userName, 20).stream().map(told -> told.notice().code()).toList();
  }
}
