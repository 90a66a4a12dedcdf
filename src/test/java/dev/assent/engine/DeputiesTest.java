package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import dev.assent.approval.Deputies;
import dev.assent.approval.DeputyEnded;
import dev.assent.approval.DeputySet;
import dev.assent.approval.Deputyship;
import dev.assent.approval.StaffGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@EngineTest
@RecordApplicationEvents
@Transactional
class DeputiesTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Autowired
  private Deputies deputies;
  @Autowired
  private MovableClock clock;
  @Autowired
  private ApplicationEvents events;

  @Test
  void a_deputy_signs_for_the_absent_group_in_its_period_and_not_before_or_after() {
    Instant now = clock.instant();
    deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, now.plus(DAY), now.plus(DAY.multipliedBy(3)), "Holidays",
        "mona");
    assertThat(ofApprovers()).containsExactly(StaffGroup.APPROVER);

    clock.moveAhead(DAY);
    assertThat(ofApprovers()).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThat(deputies.thatSignFor(StaffGroup.REVIEWER)).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER);
    assertThat(deputies.with(Set.of(StaffGroup.REVIEWER))).as("not the other way").containsExactly(StaffGroup.REVIEWER);

    clock.moveAhead(DAY.multipliedBy(2));
    assertThat(ofApprovers()).containsExactly(StaffGroup.APPROVER);
    assertThat(deputies.current()).isEmpty();
    assertThat(deputies.history(10)).extracting(Deputyship::reason).contains("Holidays");
  }

  @Test
  void a_deputys_deputy_has_its_own_tasks_only() {
    Instant now = clock.instant();
    deputies.set(StaffGroup.MANAGER, StaffGroup.APPROVER, now, now.plus(DAY), "Holidays", "mona");
    deputies.set(StaffGroup.APPROVER, StaffGroup.REVIEWER, now, now.plus(DAY), "Training", "mona");

    assertThat(deputies.with(Set.of(StaffGroup.REVIEWER))).containsExactly(StaffGroup.REVIEWER, StaffGroup.APPROVER);
  }

  @Test
  void a_deputyship_is_ended_once_and_both_is_announced() {
    Instant now = clock.instant();
    Deputyship set = deputies.set(StaffGroup.REVIEWER, StaffGroup.APPROVER, now, now.plus(DAY), "Holidays", "mona");

    assertThat(deputies.end(set.id(), "otto")).isTrue();
    assertThat(deputies.end(set.id(), "otto")).isFalse();

    assertThat(ofApprovers()).containsExactly(StaffGroup.APPROVER);
    assertThat(events.stream(DeputySet.class)).hasSize(1);
    assertThat(events.stream(DeputyEnded.class)).extracting(DeputyEnded::endedBy).isEqualTo(List.of("otto"));
  }

  @Test
  void nobody_is_set_for_themselves_for_no_period_for_one_that_is_over_or_without_a_reason() {
    Instant now = clock.instant();
    assertRefused(StaffGroup.REVIEWER, now, now.plus(DAY), "Holidays");
    assertRefused(StaffGroup.APPROVER, now.plus(DAY), now.plus(DAY), "Holidays");
    assertRefused(StaffGroup.APPROVER, now.minus(DAY), now, "Holidays");
    assertRefused(StaffGroup.APPROVER, now, now.plus(DAY), " ");
    assertRefused(StaffGroup.APPROVER, now, now.plus(DAY), "x".repeat(401));
  }

  private void assertRefused(StaffGroup deputy, Instant from, Instant until, String reason) {
    assertThatThrownBy(() -> deputies.set(StaffGroup.REVIEWER, deputy, from, until, reason, "mona"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(deputies.current()).isEmpty();
  }

  private Set<StaffGroup> ofApprovers() {
    return deputies.with(Set.of(StaffGroup.APPROVER));
  }
}
