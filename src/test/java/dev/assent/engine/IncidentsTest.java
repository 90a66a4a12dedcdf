package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.CountedStatements;
import dev.assent.MovableClock;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.notification.Told;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@EngineTest
@RecordApplicationEvents
@Import(CountedStatements.class)
class IncidentsTest {

  @Autowired
  private SignedInOrder process;
  @Autowired
  private Incidents incidents;
  @Autowired
  private ManagementService jobs;
  @Autowired
  private Notifications notifications;
  @Autowired
  private MeterRegistry meters;
  @Autowired
  private ApplicationEvents events;
  @Autowired
  private MovableClock clock;
  @Autowired
  private CountedStatements statements;

  @AfterEach
  void the_core_bank_answers() {
    process.grantFails = false;
    process.reminderFails = false;
  }

  @Test
  void a_step_that_fails_is_shown_with_its_request_its_reason_and_when_it_is_tried_again() {
    String request = process.start("reviewer", 3);
    process.approve(request, "rita", "reviewer");
    process.grantFails = true;
    tryToGrant(request);

    assertThat(stepOf(request)).get().satisfies(step -> {
      assertThat(step.process()).isEqualTo("Signed in order");
      assertThat(step.step()).isEqualTo("Grant what was asked");
      assertThat(step.failures()).isOne();
      assertThat(step.hasStopped()).isFalse();
      assertThat(step.message()).isEqualTo("The core bank does not answer for " + request);
    });
    assertThat(told(request)).as("it goes on by itself").isEmpty();
    assertThat(incidents.retry(stepOf(request).orElseThrow().id(), "mona")).isFalse();
  }

  @Test
  void a_step_that_has_stopped_is_an_incident_that_the_managers_are_told_of_once() {
    double before = meters.get("assent.engine.incidents").gauge().value();
    String request = stopped();

    assertThat(stepOf(request)).get().matches(FailedStep::hasStopped);
    assertThat(meters.get("assent.engine.incidents").gauge().value()).isEqualTo(before + 1);
    assertThat(told(request)).singleElement().satisfies(told -> {
      assertThat(told.notice().arguments()).containsExactly("Signed in order", request);
      assertThat(told.notice().link()).isEqualTo("/bank/incidents");
    });
  }

  @Test
  void a_timer_that_fails_is_tried_again_later_and_often_where_its_step_says_nothing_else() {
    String request = process.start("reviewer", 3);
    String timer = jobs.createJobQuery().activityId("due").processInstanceId(
        process.taskOf(request).getProcessInstanceId()).singleResult().getId();
    process.reminderFails = true;

    assertThatThrownBy(() -> jobs.executeJob(timer)).hasStackTraceContaining("Nobody can be reminded");

    Job failed = jobs.createJobQuery().jobId(timer).singleResult();
    assertThat(failed.getRetries()).isEqualTo(9);
    assertThat(failed.getDuedate().toInstant()).isBetween(clock.instant().plusSeconds(290),
        clock.instant().plusSeconds(310));
  }

  @Test
  void many_failed_steps_are_read_with_hardly_more_statements_than_one() {
    for (int request = 0; request < 2; request++) {
      stopped();
    }

    statements.begin();
    long steps = incidents.open().size();

    assertThat(statements.statements()).filteredOn(sql -> sql.contains("ACT_HI_JOB_LOG")).hasSize(1);
    assertThat(statements.statements()).filteredOn(sql -> sql.matches("(?s).*ACT_RU_EXECUTION\\s+RES\\b.*")).hasSize(1);
    assertThat(steps).isGreaterThan(1);
  }

  @Test
  void a_manager_lets_a_stopped_step_be_tried_again_and_that_is_announced() {
    String request = stopped();
    String id = stepOf(request).orElseThrow().id();

    assertThat(incidents.retry(id, "mona")).isTrue();
    assertThat(incidents.retry(id, "mona")).as("it goes on by itself now").isFalse();
    assertThat(events.stream(IncidentRetried.class)).extracting(IncidentRetried::retriedBy)
        .isEqualTo(List.of("mona"));
    process.grantFails = false;
    jobs.executeJob(id);

    assertThat(process.isOver(request)).isTrue();
    assertThat(stepOf(request)).isEmpty();
  }

  @Test
  void what_is_not_there_cannot_be_tried_again() {
    assertThat(incidents.retry("nothing", "mona")).isFalse();
  }

  @Test
  void what_a_library_says_of_a_fault_is_not_shown() {
    String trace = """
        org.camunda.bpm.engine.ProcessEngineException: went wrong
        \tat org.camunda.bpm.engine.Somewhere.run(Somewhere.java:1)
        Caused by: org.springframework.dao.DuplicateKeyException: insert into person values ('Steve')
        \tat org.springframework.jdbc.Template.update(Template.java:1)
        \tat dev.assent.access.ApiAccess.grant(ApiAccess.java:1)
        """;

    assertThat(FailureWords.of(trace))
        .isEqualTo("A fault of the kind DuplicateKeyException; the server's log says more.");
    assertThat(FailureWords.of(null)).isEqualTo("It failed without saying why.");
  }

  private String stopped() {
    String request = process.start("reviewer", 3);
    process.approve(request, "rita", "reviewer");
    process.grantFails = true;
    for (int attempt = 0; attempt < 3; attempt++) {
      tryToGrant(request);
    }
    return request;
  }

  private void tryToGrant(String request) {
    String job = process.jobsOf(request).get(0).getId();
    assertThatThrownBy(() -> jobs.executeJob(job)).hasStackTraceContaining("does not answer");
  }

  private Optional<FailedStep> stepOf(String request) {
    return incidents.open().stream().filter(step -> step.requestId().equals(request)).findFirst();
  }

  private List<Told> told(String request) {
    return notifications.of(Recipient.Kind.STAFF_GROUP, "manager", 1000).stream()
        .filter(told -> told.notice().arguments().contains(request)).toList();
  }
}
