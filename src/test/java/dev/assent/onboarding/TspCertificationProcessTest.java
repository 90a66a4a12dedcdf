package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TspProcessTest
class TspCertificationProcessTest {

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");
  private static final Map<String, Object> REJECT = Map.of("decision", "reject", "reason", "The auditor has left");

  @Autowired MovableClock clock;
  @Autowired TspFixtures bank;
  @Autowired Certifications certifications;
  @Autowired CertificationReviews reviews;
  @Autowired Notifications notifications;
  @Autowired UncertifiedTsps uncertified;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;

  private final String userName = TspFixtures.userName();
  private UUID tsp;
  private UUID id;
  private ProcessInstance process;

  @BeforeEach
  void a_registered_tsp() {
    bank.registered(userName);
    tsp = clients.get(userName).tspId();
    id = period().id();
    process = process(id);
    notifications.markRead(Kind.DEVELOPER, userName);
  }

  @Test
  void an_approval_holds_a_year_and_its_review_begins_60_days_before_the_end() {
    CertificationPeriod period = period();

    assertThat(period.status()).isEqualTo(CertificationStatus.VALID);
    assertThat(period.validUntil()).isEqualTo(period.validFrom().atZone(ZoneOffset.UTC).plusYears(1).toInstant());
    assertThat(process).isWaitingAt("time-to-review");
    assertThat(timer("time-to-review").getDuedate().toInstant())
        .isCloseTo(period.validUntil().minus(Duration.ofDays(60)), within(1, ChronoUnit.SECONDS));
    assertThat(told()).isEmpty();
  }

  @Test
  void beginning_again_begins_nothing() {
    certifications.begin(tsp);
    reviews.begin(UUID.fromString(process.getBusinessKey()));
    reviews.begin(UUID.fromString(process.getBusinessKey()));

    assertThat(certifications.ofTsp(tsp)).hasSize(1);
    assertThat(told()).containsExactly("certification-review-started");
  }

  @Test
  void a_renewal_in_time_lets_the_next_period_follow_without_a_gap() {
    bank.fireTimer(id, "time-to-review");

    assertThat(process).isWaitingAt("review").hasPassed("begin-review", "decide-signers", "open-round");
    assertThat(period().status()).isEqualTo(CertificationStatus.IN_REVIEW);
    assertThat(bank.task(id)).hasCandidateGroup("reviewer");
    assertThat(told()).containsExactly("certification-review-started");

    bank.decide("reviewer", "reviewer", id, APPROVE);
    assertThat(period().status()).isEqualTo(CertificationStatus.IN_REVIEW);
    assertThatThrownBy(() -> bank.decide("reviewer", "approver", id, APPROVE)).isInstanceOf(DecisionRefused.class);
    bank.decide("approver", "approver", id, APPROVE);
    assertThat(process).isWaitingAt("renew").hasPassed("level-ends");
    assertThat(period().status()).isEqualTo(CertificationStatus.APPROVED);
    bank.runJobs(id);

    assertThat(process).isEnded().hasPassed("renewed").hasNotPassed("suspend-refused", "suspend-lapsed");
    assertThat(reviews.of(id).period().status()).isEqualTo(CertificationStatus.RENEWED);
    CertificationPeriod next = period();
    assertThat(next.follows()).isEqualTo(id);
    assertThat(next.validFrom()).isEqualTo(reviews.of(id).period().validUntil());
    assertThat(process(next.id())).isWaitingAt("time-to-review");
    assertThat(clients.get(userName).isActive()).isTrue();
    assertThat(told()).containsExactly("certification-renewed", "certification-review-started");

    reviews.renew(id);
    assertThat(certifications.ofTsp(tsp)).hasSize(2);
    assertThat(told()).containsOnlyOnce("certification-renewed");
  }

  @Test
  void a_rejection_suspends_the_clients_and_says_why() {
    bank.fireTimer(id, "time-to-review");

    bank.decide("reviewer", "reviewer", id, REJECT);
    assertThat(process).isWaitingAt("suspend-refused");
    bank.runJobs(id);

    assertThat(process).isEnded().hasPassed("suspend-refused", "refused").hasNotPassed("renew");
    assertThat(period().status()).isEqualTo(CertificationStatus.REFUSED);
    assertThat(period().reason()).isEqualTo("The auditor has left");
    assertThat(clients.get(userName).isActive()).isFalse();
    assertThat(told()).startsWith("certification-refused");
    assertThat(notifications.of(Kind.DEVELOPER, userName, 1).get(0).notice().arguments())
        .contains("The auditor has left");

    clients.resume(userName);
    reviews.refuse(id);
    assertThat(clients.get(userName).isActive()).as("a repeat changes nothing").isTrue();
    assertThat(told()).containsOnlyOnce("certification-refused");
  }

  @Test
  void a_refused_tsp_is_reviewed_again_when_a_manager_asks_and_its_clients_stand_still_until_it_is_renewed() {
    clients.register(userName + "-c", tsp, "Third client", List.of("https://enjoylife.example/c"));
    clients.suspend(userName + "-c");
    assertThat(reviews.again(tsp, "manager")).as("not refused").isFalse();
    bank.fireTimer(id, "time-to-review");
    bank.decide("reviewer", "reviewer", id, REJECT);

    assertThat(reviews.again(tsp, "manager")).isTrue();

    assertThat(reviews.again(tsp, "manager")).as("once").isFalse();
    bank.runJobs(id);
    assertThat(told()).containsExactly("certification-review-again", "certification-refused",
        "certification-review-started");
    UUID again = period().id();
    assertThat(period().status()).isEqualTo(CertificationStatus.LAPSED);
    assertThat(clients.get(userName).isActive()).isFalse();
    bank.fireTimer(again, "time-to-review");
    assertThat(bank.task(again).getDescription()).contains("The auditor has left", "manager asks");
    assertThatThrownBy(() -> bank.decide("manager", "reviewer", again, APPROVE))
        .hasMessageContaining("You asked for this yourself");
    bank.approve(again);
    bank.runJobs(again);

    assertThat(clients.get(userName).isActive()).isTrue();
    assertThat(clients.get(userName + "-c").isActive()).as("suspended before").isFalse();
    assertThat(period().status()).isEqualTo(CertificationStatus.VALID);
  }

  @Test
  void a_tsp_that_was_admitted_before_approvals_had_a_validity_gets_one_once() {
    Tsp old = Tsp.applying("Old " + userName, "O" + userName, "Mei", "mei@old.example", "1", clock.instant());
    tsps.register(old, userName + "-o", "mei@old.example", TspFixtures.PASSWORD, Locale.ENGLISH);
    uncertified.begin();
    assertThat(certifications.ofTsp(old.id())).as("not admitted yet").isEmpty();
    tsps.activate(old.id());

    uncertified.begin();
    uncertified.begin();

    assertThat(certifications.ofTsp(old.id())).extracting(CertificationPeriod::status)
        .containsExactly(CertificationStatus.VALID);
    assertThat(process(certifications.ofTsp(old.id()).get(0).id())).isWaitingAt("time-to-review");
  }

  @Test
  void the_open_task_shows_that_the_approval_has_lapsed_and_the_clients_stand_still() {
    bank.fireTimer(id, "time-to-review");
    String task = bank.task(id).getId();
    assertThat(tasks.getVariableLocal(task, "lapsed")).isEqualTo("No");

    bank.fireTimer(id, "validity-ends");

    assertThat(tasks.getVariableLocal(task, "lapsed")).asString().startsWith("Since ");
    assertThat(tasks.getVariableLocal(task, "clients")).asString().contains("Suspended").doesNotContain("Active");
    assertThat(tasks.getVariableLocal(task, "validUntil")).isNotNull();
  }

  @Test
  void when_the_validity_ends_before_the_decision_the_clients_stand_still_until_a_late_renewal() {
    clients.register(userName + "-b", tsp, "Second client", List.of("https://enjoylife.example/b"));
    clients.suspend(userName + "-b");
    bank.fireTimer(id, "time-to-review");
    assertThat(timer("validity-ends").getDuedate().toInstant())
        .isCloseTo(period().validUntil(), within(1, ChronoUnit.SECONDS));

    bank.fireTimer(id, "validity-ends");

    assertThat(process).isWaitingAt("review").hasPassed("suspend-lapsed", "lapsed");
    assertThat(period().status()).isEqualTo(CertificationStatus.LAPSED);
    assertThat(clients.get(userName).isActive()).isFalse();
    assertThat(told()).startsWith("certification-lapsed");
    reviews.lapse(id);
    assertThat(told()).containsOnlyOnce("certification-lapsed");

    bank.approve(id);
    bank.runJobs(id);

    assertThat(clients.get(userName).isActive()).isTrue();
    assertThat(clients.get(userName + "-b").isActive()).as("suspended by a manager").isFalse();
    assertThat(period().validFrom()).isCloseTo(clock.instant(), within(1, ChronoUnit.HOURS));
    assertThat(told()).startsWith("certification-renewed");
  }

  @Test
  void signers_are_reminded_and_the_next_group_may_sign_when_they_let_it_lie() {
    bank.fireTimer(id, "time-to-review");
    long reviewers = notifications.unread(Kind.STAFF_GROUP, "reviewer");

    bank.fireTimer(id, "remind-after");
    bank.fireTimer(id, "remind-after");
    assertThat(process).isWaitingAt("review").hasPassed("remind", "reminded");
    assertThat(notifications.unread(Kind.STAFF_GROUP, "reviewer")).isEqualTo(reviewers + 2);

    bank.fireTimer(id, "escalate-after");
    assertThat(process).hasPassed("escalate", "escalated");
    assertThat(bank.task(id)).hasCandidateGroup("approver");
    assertThat(period().status()).isEqualTo(CertificationStatus.IN_REVIEW);
    assertThat(told()).containsExactly("certification-review-started");
  }

  @Test
  void a_tsp_that_leaves_is_not_reviewed_any_more() {
    bank.fireTimer(id, "time-to-review");

    tsps.beginOffboarding(tsp);

    assertThat(process).isEnded().hasPassed("tsp-leaves", "ended");
    assertThat(period().status()).isEqualTo(CertificationStatus.ENDED);
    assertThat(bank.task(id)).isNull();
    assertThat(certifications.ofTsp(tsp)).hasSize(1);
  }

  @Test
  void a_tsp_that_leaves_before_its_review_or_while_it_is_renewed_has_no_period_left() {
    bank.fireTimer(id, "time-to-review");
    bank.approve(id);
    assertThat(process).isWaitingAt("renew");

    tsps.beginOffboarding(tsp);

    assertThat(process).isEnded().hasPassed("ended");
    reviews.renew(id);
    assertThat(certifications.ofTsp(tsp)).extracting(CertificationPeriod::status)
        .containsExactly(CertificationStatus.ENDED);
  }

  private CertificationPeriod period() {
    return certifications.ofTsp(tsp).get(0);
  }

  private ProcessInstance process(UUID period) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(CertificationProcess.KEY)
        .processInstanceBusinessKey(period.toString()).singleResult();
  }

  private Job timer(String event) {
    return management.createJobQuery().processInstanceId(process.getId()).activityId(event).singleResult();
  }

  /** What came since the registration, newest first. */
  private List<String> told() {
    return notifications.of(Kind.DEVELOPER, userName, 20).stream().filter(told -> told.readAt() == null)
        .map(told -> told.notice().code()).toList();
  }
}
