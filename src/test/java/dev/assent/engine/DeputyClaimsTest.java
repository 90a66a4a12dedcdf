package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import dev.assent.approval.Deputies;
import dev.assent.approval.Deputyship;
import dev.assent.approval.StaffGroup;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deputy who holds a task of the absent group when the deputyship ends. */
@EngineTest
class DeputyClaimsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired Deputies deputies;
  @Autowired DeputyClaims claims;
  @Autowired StaffDirectory staff;
  @Autowired SignedInOrder process;
  @Autowired TaskService tasks;
  @Autowired MovableClock clock;

  private final String deputy = "deputy" + PEOPLE.incrementAndGet();
  private String request;
  private Deputyship deputyship;

  @BeforeEach
  void a_deputy_of_the_reviewers_who_holds_their_task() {
    staff.add(deputy, "Somebody", "correct horse", Set.of(StaffGroup.APPROVER));
    deputyship = deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, clock.instant(), clock.instant().plus(DAY),
        "Holidays", "mona");
    request = process.start("reviewer", 3);
    claim(deputy);
  }

  @AfterEach
  void no_deputies() {
    deputies.current().forEach(other -> deputies.end(other.id(), "mona"));
  }

  @Test
  void when_a_manager_ends_it_the_task_is_free_at_once() {
    assertThat(deputies.end(deputyship.id(), "mona")).isTrue();

    assertThat(holder()).isNull();
    assertThat(deputies.withClaims()).isEmpty();
  }

  @Test
  void when_it_runs_out_the_task_is_free_with_the_next_round_of_the_clock() {
    claims.release();
    assertThat(holder()).as("in its period").isEqualTo(deputy);

    clock.moveAhead(DAY);
    claims.release();

    assertThat(holder()).isNull();
    claim("rita");
    claims.release();
    assertThat(holder()).as("released once").isEqualTo("rita");
  }

  @Test
  void who_has_another_right_to_the_task_keeps_it() {
    String reviewer = "reviewer" + PEOPLE.incrementAndGet();
    staff.add(reviewer, "Somebody", "correct horse", Set.of(StaffGroup.REVIEWER));
    String own = process.start("reviewer", 3);
    tasks.claim(process.taskOf(own).getId(), reviewer);
    String escalated = process.start("reviewer", 3);
    process.fire(escalated, "escalate-after");
    tasks.claim(process.taskOf(escalated).getId(), deputy);

    deputies.end(deputyship.id(), "mona");

    assertThat(process.taskOf(own).getAssignee()).isEqualTo(reviewer);
    assertThat(process.taskOf(escalated).getAssignee()).isEqualTo(deputy);
    assertThat(holder()).isNull();
  }

  @Test
  void while_another_deputyship_gives_the_right_the_claim_stays() {
    deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, clock.instant(), clock.instant().plus(DAY), "Training",
        "mona");

    deputies.end(deputyship.id(), "mona");

    assertThat(holder()).isEqualTo(deputy);
    no_deputies();
    assertThat(holder()).isNull();
  }

  @Test
  void the_deputy_does_not_sign_after_the_end() {
    String task = process.taskOf(request).getId();
    deputies.end(deputyship.id(), "mona");

    assertThatThrownBy(() -> process.as(deputy, groupsOfNow(),
        () -> tasks.complete(task, Map.of("decision", "approve")))).isNotNull();
    assertThat(process.taskOf(request).getId()).isEqualTo(task);
  }

  private Set<String> groupsOfNow() {
    return deputies.with(Set.of(StaffGroup.APPROVER)).stream().map(StaffGroup::id).collect(Collectors.toSet());
  }

  private void claim(String person) {
    tasks.claim(process.taskOf(request).getId(), person);
  }

  private String holder() {
    return process.taskOf(request).getAssignee();
  }
}
