package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.assent.MovableClock;
import dev.assent.approval.ApprovalLevel;
import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.Deputies;
import dev.assent.approval.SignedDecisions;
import dev.assent.approval.StaffGroup;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.notification.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class SignedInOrderTest {

  @Autowired
  private SignedInOrder process;
  @Autowired
  private ApprovalRounds rounds;
  @Autowired
  private SignedDecisions signed;
  @Autowired
  private Notifications notifications;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private Deputies deputies;
  @Autowired
  private MovableClock clock;
  @Autowired
  private BankTime time;

  @Test
  void the_groups_of_the_approval_flow_sign_one_after_the_other() {
    String request = process.start("reviewer, manager", 3);
    assertThat(rounds.latest(SignedInOrder.PROCESS, request)).get().satisfies(round -> {
      assertThat(round.levels()).extracting(ApprovalLevel::group, ApprovalLevel::state).containsExactly(
          tuple(StaffGroup.REVIEWER, ApprovalLevel.State.WAITING),
          tuple(StaffGroup.MANAGER, ApprovalLevel.State.TO_COME));
      assertThat(round.dueDays()).isEqualTo(3);
      assertThat(round.reason()).isEqualTo("Sensitive data");
    });

    process.approve(request, "rita", "reviewer");
    assertThat(groupsOf(request)).containsExactly("manager");
    process.approve(request, "mona", "manager");

    assertThat(process.jobsOf(request)).as("the grant").hasSize(1);
  }

  @Test
  void a_level_does_not_see_the_decision_of_the_level_before() {
    String request = process.start("reviewer, manager", 3);
    process.approve(request, "rita", "reviewer");

    assertThat(runtime.getVariables(process.taskOf(request).getProcessInstanceId())).doesNotContainKey("decision");
  }

  @Test
  void a_signer_reads_which_level_it_is_why_by_when_and_what_was_decided_before() {
    String request = process.start("reviewer, manager", 3);
    assertThat(facts(request)).containsEntry("level", "Level 1 of 2: reviewer")
        .containsEntry("approvalReason", "Sensitive data")
        .containsEntry("dueAt", time.write(process.taskOf(request).getDueDate().toInstant()))
        .extractingByKey("earlierDecisions").hasToString("[]");

    process.approve(request, "rita", "reviewer");

    assertThat(facts(request)).containsEntry("level", "Level 2 of 2: manager")
        .extractingByKey("earlierDecisions").asString().contains("\"reviewer rita\"", "\"Approved\"");
  }

  @Test
  void whoever_may_sign_is_reminded_as_often_as_the_due_period_passes() {
    String request = process.start("reviewer, manager", 3);

    process.fire(request, "due");
    process.fire(request, "due");

    assertThat(told("reviewer", request)).hasSize(2).allSatisfy(told -> {
      assertThat(told.notice().code()).isEqualTo("review-reminder");
      assertThat(told.notice().arguments()).containsExactly("Request of somebody", "What it is about",
          Notice.day(time.day(process.taskOf(request).getDueDate().toInstant())), Notice.groups(List.of("reviewer")));
    });
    assertThat(told("manager", request)).isEmpty();
  }

  @Test
  void after_twice_the_period_the_next_group_may_sign_too_and_both_are_told() {
    String request = process.start("reviewer, manager", 3);
    assertThatThrownBy(() -> process.approve(request, "anton", "approver"))
        .isInstanceOf(AuthorizationException.class);

    process.fire(request, "escalate-after");

    assertThat(groupsOf(request)).containsExactlyInAnyOrder("reviewer", "approver");
    assertThat(process.taskOf(request).getPriority()).isGreaterThan(50);
    assertThat(told("reviewer", request)).hasSize(1);
    assertThat(told("approver", request)).singleElement()
        .satisfies(told -> assertThat(told.notice().code()).isEqualTo("review-escalated"));
    process.approve(request, "anton", "approver");
    assertThat(signed.of(SignedInOrder.PROCESS, request)).extracting(SignedDecisions.Signed::group)
        .containsExactly("approver");
    assertThat(groupsOf(request)).containsExactly("manager");
  }

  @Test
  void an_escalation_of_the_last_group_says_that_no_other_takes_over() {
    String request = process.start("manager", 3);

    process.fire(request, "escalate-after");

    assertThat(groupsOf(request)).containsExactly("manager");
    assertThat(told("manager", request)).singleElement()
        .satisfies(told -> assertThat(told.notice().code()).isEqualTo("review-escalated-last"));
  }

  @Test
  void a_reminder_is_left_out_at_the_moment_of_an_escalation() {
    String request = process.start("reviewer", 3);
    process.fire(request, "escalate-after");

    process.fire(request, "due");
    assertThat(told("reviewer", request)).as("the escalation alone").hasSize(1);

    clock.moveAhead(Duration.ofMinutes(2));
    process.fire(request, "due");
    assertThat(told("reviewer", request)).hasSize(2)
        .first().satisfies(told -> assertThat(told.notice().code()).isEqualTo("review-reminder"));
  }

  @Test
  void a_reminder_is_left_out_when_the_escalation_comes_next() {
    String request = process.start("reviewer", 3);
    clock.moveAhead(Duration.ofDays(6));

    process.fire(request, "due");
    assertThat(told("reviewer", request)).isEmpty();

    process.fire(request, "escalate-after");
    assertThat(told("reviewer", request)).hasSize(1);
  }

  @Test
  void nobody_signs_two_levels_by_way_of_an_escalation() {
    String request = process.start("reviewer, approver", 3);
    process.fire(request, "escalate-after");
    process.approve(request, "anton", "approver");

    assertThatThrownBy(() -> process.approve(request, "anton", "approver")).hasMessageContaining("already signed");
  }

  @Test
  void somebody_of_both_groups_signs_for_the_one_whose_turn_it_is() {
    String request = process.start("reviewer, manager", 3);
    process.fire(request, "escalate-after");

    process.approve(request, "mona", "approver", "reviewer");

    assertThat(signed.of(SignedInOrder.PROCESS, request)).extracting(SignedDecisions.Signed::group)
        .containsExactly("reviewer");
  }

  @Test
  void the_last_group_is_told_again_and_keeps_the_task() {
    String request = process.start("manager", 3);

    process.fire(request, "escalate-after");
    process.fire(request, "escalate-after");
    process.fire(request, "escalate-after");

    assertThat(groupsOf(request)).containsExactly("manager");
    assertThat(told("manager", request)).hasSize(3);
    assertThat(process.taskOf(request).getPriority()).isEqualTo(100);
  }

  @Test
  void whoever_signs_for_an_absent_group_is_reminded_too() {
    var deputyship = deputies.set(StaffGroup.REVIEWER, StaffGroup.MANAGER, clock.instant(),
        clock.instant().plus(Duration.ofDays(30)), "Holidays", "mona");
    String request = process.start("reviewer", 3);

    process.fire(request, "due");

    assertThat(told("reviewer", request)).hasSize(1);
    assertThat(told("manager", request)).hasSize(1);
    deputies.end(deputyship.id(), "mona");
  }

  private List<Told> told(String group, String request) {
    String task = process.taskOf(request).getId();
    return notifications.of(Recipient.Kind.STAFF_GROUP, group, 1000).stream()
        .filter(told -> told.notice().link().endsWith("?task=" + task)).toList();
  }

  private List<String> groupsOf(String request) {
    return tasks.getIdentityLinksForTask(process.taskOf(request).getId()).stream().map(IdentityLink::getGroupId)
        .toList();
  }

  private Map<String, Object> facts(String request) {
    return tasks.getVariablesLocal(process.taskOf(request).getId());
  }
}
