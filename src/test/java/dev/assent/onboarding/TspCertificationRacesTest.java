package dev.assent.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.AtTheSameMoment;
import dev.assent.TspFixtures;
import dev.assent.TspProcessTest;
import dev.assent.approval.SignedDecisions;
import dev.assent.client.Clients;
import dev.assent.engine.DecisionRefused;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A renewal with what happens at the same moment: another signature, the end of the validity, the TSP leaving. */
@TspProcessTest
class TspCertificationRacesTest {

  private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

  @Autowired TspFixtures bank;
  @Autowired Certifications certifications;
  @Autowired CertificationReviews reviews;
  @Autowired Offboardings offboardings;
  @Autowired SignedDecisions signatures;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  private final String userName = TspFixtures.userName();
  private UUID tsp;
  private UUID id;

  @BeforeEach
  void a_tsp_under_review() {
    bank.registered(userName);
    tsp = clients.get(userName).tspId();
    id = certifications.ofTsp(tsp).get(0).id();
    bank.fireTimer(id, "time-to-review");
  }

  @RepeatedTest(3)
  void two_signatures_at_the_same_moment_count_as_one_of_two_levels() throws Exception {
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> sign("reviewer", "reviewer", task),
        () -> sign("reviewer2", "reviewer", task));

    assertThat(lost).hasSize(1).allSatisfy(told -> assertThat(told).isInstanceOf(DecisionRefused.class));
    assertThat(signatures.of(CertificationProcess.KEY, id.toString())).hasSize(1);
    assertThat(status()).isEqualTo(CertificationStatus.IN_REVIEW);
  }

  @RepeatedTest(3)
  void of_the_last_signature_and_the_end_of_the_validity_at_the_same_moment_none_is_lost() throws Exception {
    bank.decide("reviewer", "reviewer", id, APPROVE);
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> sign("approver", "approver", task), () -> {
      reviews.lapse(id);
      return null;
    });

    assertThat(lost).isEmpty();
    assertThat(status()).isEqualTo(CertificationStatus.APPROVED);
    bank.runJobs(id);
    assertThat(clients.get(userName).isActive()).as("what the lapse has stopped goes on").isTrue();
  }

  @RepeatedTest(3)
  void of_the_last_signature_and_the_tsp_leaving_at_the_same_moment_the_leaving_holds() throws Exception {
    bank.decide("reviewer", "reviewer", id, APPROVE);
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> sign("approver", "approver", task), this::leave);

    assertThat(lost).allSatisfy(told -> assertThat(told).isInstanceOf(DecisionRefused.class));
    assertThat(left()).isTrue();
    assertThat(status()).isEqualTo(CertificationStatus.ENDED);
    assertThat(clients.get(userName).isActive()).isFalse();
  }

  @RepeatedTest(5)
  void a_renewal_at_the_moment_at_which_the_tsp_leaves_lets_no_client_go_on() throws Exception {
    bank.fireTimer(id, "validity-ends");
    bank.approve(id);
    Job renewal = job("renew");

    List<Exception> lost = AtTheSameMoment.both(() -> run(renewal), this::leave);

    assertThat(lost).isEmpty();
    assertThat(left()).isTrue();
    assertThat(clients.get(userName).isActive()).isFalse();
    assertThat(certifications.ofTsp(tsp)).extracting(CertificationPeriod::status)
        .containsAnyOf(CertificationStatus.ENDED).doesNotContainAnyElementsOf(CertificationStatus.OPEN);
  }

  @RepeatedTest(5)
  void of_a_rejection_and_the_tsp_leaving_at_the_same_moment_the_leaving_holds() throws Exception {
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> reject(task), this::leave);

    assertThat(lost).allSatisfy(told -> assertThat(told).isInstanceOf(DecisionRefused.class));
    assertThat(left()).isTrue();
    assertThat(status()).isIn(CertificationStatus.REFUSED, CertificationStatus.ENDED);
    assertThat(clients.get(userName).isActive()).isFalse();
  }

  @RepeatedTest(5)
  void of_the_suspension_after_a_rejection_and_the_tsp_leaving_at_the_same_moment_none_is_lost() throws Exception {
    reject(bank.task(id).getId());
    Job suspension = job("suspend-refused");

    List<Exception> lost = AtTheSameMoment.both(() -> run(suspension), this::leave);

    assertThat(lost).isEmpty();
    assertThat(left()).isTrue();
    assertThat(status()).isEqualTo(CertificationStatus.REFUSED);
    assertThat(clients.get(userName).isActive()).isFalse();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count()).isZero();
  }

  @RepeatedTest(5)
  void of_a_rejection_and_the_end_of_the_validity_at_the_same_moment_none_is_lost() throws Exception {
    String task = bank.task(id).getId();

    List<Exception> lost = AtTheSameMoment.both(() -> reject(task), () -> {
      reviews.lapse(id);
      return null;
    });

    assertThat(lost).isEmpty();
    assertThat(status()).isEqualTo(CertificationStatus.REFUSED);
    run(job("suspend-refused"));
    assertThat(clients.get(userName).isActive()).isFalse();
  }

  @Test
  void no_step_that_comes_after_the_tsp_has_left_changes_its_clients() {
    bank.fireTimer(id, "validity-ends");
    bank.approve(id);
    assertThat(leave()).isTrue();

    for (String step : new String[] {"APPROVED", "IN_REVIEW", "REFUSED"}) {
      jdbc.sql("update certification set status = ? where id = ?").params(step, id).update();
      reviews.renew(id);
      reviews.lapse(id);
      reviews.refuse(id);
      assertThat(status().name()).isEqualTo(step);
    }
    assertThat(clients.get(userName).isActive()).isFalse();
    assertThat(certifications.ofTsp(tsp)).hasSize(1);
  }

  private Void sign(String user, String group, String task) {
    bank.complete(user, group, task, APPROVE);
    return null;
  }

  private Void reject(String task) {
    bank.complete("reviewer", "reviewer", task, Map.of("decision", "reject", "reason", "The auditor has left"));
    return null;
  }

  private Job job(String step) {
    return management.createJobQuery().activityId(step).processInstanceId(runtime
        .createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId()).singleResult();
  }

  /** As the job executor, which finds the job gone when it tries again. */
  private Void run(Job job) {
    try {
      management.executeJob(job.getId());
    } catch (OptimisticLockingException | NullValueException tooLate) {
      assertThat(management.createJobQuery().jobId(job.getId()).count()).isZero();
    }
    return null;
  }

  private Boolean leave() {
    return offboardings.begin(tsp, "manager", "The cooperation ends", false).isPresent();
  }

  private boolean left() {
    return tsps.get(tsp).status() == TspStatus.OFFBOARDING;
  }

  private CertificationStatus status() {
    return reviews.of(id).period().status();
  }
}
