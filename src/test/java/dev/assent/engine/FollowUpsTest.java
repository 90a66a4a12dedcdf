package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class FollowUpsTest {

  private static final Date MONDAY = new Date(1_796_000_000_000L);

  @Autowired
  private TwoLevels process;
  @Autowired
  private TaskService tasks;
  @Autowired
  private HistoryService history;
  @Autowired
  private IdentityService identities;

  private String request;

  @BeforeEach
  void a_task_for_reviewers() {
    request = process.start();
  }

  @AfterEach
  void nobody_is_signed_in() {
    identities.clearAuthentication();
  }

  @Test
  void somebody_of_the_group_sets_and_clears_a_follow_up_date() {
    save("rita", "reviewer", task -> task.setFollowUpDate(MONDAY));
    assertThat(process.taskOf(request).getFollowUpDate()).isEqualTo(MONDAY);

    save("rita", "reviewer", task -> task.setFollowUpDate(null));
    assertThat(process.taskOf(request).getFollowUpDate()).isNull();
  }

  @Test
  void a_follow_up_date_claims_and_releases_stand_in_the_tasks_history() {
    String task = process.taskOf(request).getId();
    save("rita", "reviewer", changed -> changed.setFollowUpDate(MONDAY));
    identities.setAuthentication("rita", List.of("reviewer"));
    tasks.claim(task, "rita");
    tasks.setAssignee(task, null);

    assertThat(historyOf(task)).extracting(UserOperationLogEntry::getOperationType)
        .contains("Update", "Claim", "Assign");
    identities.setAuthentication("axel", List.of("approver"));
    assertThat(historyOf(task)).as("another group's").isEmpty();
  }

  static Stream<Consumer<Task>> others() {
    return Stream.of(task -> task.setName("Harmless"), task -> task.setDescription("Nothing to see"),
        task -> task.setAssignee("rita"), task -> task.setOwner("rita"), task -> task.setPriority(0),
        task -> task.setDueDate(MONDAY), task -> task.setDueDate(null),
        task -> task.setDelegationState(DelegationState.RESOLVED), task -> task.setTenantId("t"),
        task -> task.setParentTaskId("p"), task -> task.setCaseInstanceId("c"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void nothing_else_of_a_task_is_changed(Consumer<Task> change) {
    assertThatThrownBy(() -> save("rita", "reviewer", task -> {
      task.setFollowUpDate(MONDAY);
      change.accept(task);
    })).isInstanceOf(DecisionRefused.class).hasMessage("Only the follow-up date of a task can be changed.");

    assertThat(process.taskOf(request).getFollowUpDate()).isNull();
    assertThat(process.taskOf(request).getName()).isEqualTo("Enjoy Life wants to register");
  }

  @Test
  void another_group_sets_nothing() {
    assertThatThrownBy(() -> save("axel", "approver", task -> task.setFollowUpDate(MONDAY)))
        .isInstanceOf(AuthorizationException.class);
    assertThat(process.taskOf(request).getFollowUpDate()).isNull();
  }

  @Test
  void on_a_task_that_somebody_holds_only_they_set_it() {
    identities.setAuthentication("rita", List.of("reviewer"));
    tasks.claim(process.taskOf(request).getId(), "rita");
    identities.clearAuthentication();

    assertThatThrownBy(() -> save("ron", "reviewer", task -> task.setFollowUpDate(MONDAY)))
        .hasMessageContaining("claimed by rita");
    save("rita", "reviewer", task -> task.setFollowUpDate(MONDAY));
    assertThat(process.taskOf(request).getFollowUpDate()).isEqualTo(MONDAY);
  }

  @Test
  void whoever_claims_a_task_keeps_no_right_to_it_of_their_own() {
    identities.setAuthentication("rita", List.of("reviewer"));
    String task = process.taskOf(request).getId();
    tasks.claim(task, "rita");

    identities.setAuthentication("rita", List.of("approver"));
    assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    assertThatThrownBy(() -> tasks.setAssignee(task, null)).isInstanceOf(AuthorizationException.class);
  }

  private void save(String person, String group, Consumer<Task> change) {
    Task task = process.taskOf(request);
    change.accept(task);
    identities.setAuthentication(person, List.of(group));
    try {
      tasks.saveTask(task);
    } finally {
      identities.clearAuthentication();
    }
  }

  private List<UserOperationLogEntry> historyOf(String task) {
    return history.createUserOperationLogQuery().taskId(task).list();
  }
}
