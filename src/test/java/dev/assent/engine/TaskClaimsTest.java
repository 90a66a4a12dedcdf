package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class TaskClaimsTest {

  @Autowired
  private TwoLevels process;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identities;

  private String request;
  private String task;

  @BeforeEach
  void a_task_for_reviewers() {
    request = process.start();
    task = process.taskOf(request).getId();
  }

  @AfterEach
  void nobody_is_signed_in() {
    identities.clearAuthentication();
  }

  @Test
  void somebody_of_the_group_claims_a_task_and_gives_it_back() {
    signIn("rita", "reviewer");
    tasks.claim(task, "rita");
    assertThat(assignee()).isEqualTo("rita");

    signIn("rita", "reviewer");
    tasks.setAssignee(task, null);
    assertThat(assignee()).isNull();
  }

  @Test
  void a_colleague_of_the_group_releases_what_somebody_holds_who_is_away() {
    signIn("rita", "reviewer");
    tasks.claim(task, "rita");

    signIn("ron", "reviewer");
    tasks.setAssignee(task, null);
    assertThat(assignee()).isNull();
  }

  @Test
  void nobody_claims_for_somebody_else_nor_takes_over_what_is_held() {
    signIn("rita", "reviewer");
    for (String other : new String[] {"ron", "ghost", "*", null}) {
      assertThatThrownBy(() -> tasks.claim(task, other)).isInstanceOf(DecisionRefused.class);
    }
    assertThatThrownBy(() -> tasks.setAssignee(task, "ron")).isInstanceOf(DecisionRefused.class);
    tasks.claim(task, "rita");

    signIn("ron", "reviewer");
    assertThatThrownBy(() -> tasks.claim(task, "ron")).isInstanceOf(DecisionRefused.class);
    assertThat(assignee()).isEqualTo("rita");
  }

  @Test
  void another_group_neither_claims_nor_releases() {
    signIn("rita", "reviewer");
    tasks.claim(task, "rita");

    signIn("axel", "approver");
    assertThatThrownBy(() -> tasks.setAssignee(task, null)).isInstanceOf(AuthorizationException.class);
    assertThat(assignee()).isEqualTo("rita");
  }

  private void signIn(String name, String group) {
    identities.setAuthentication(name, List.of(group));
  }

  private String assignee() {
    identities.clearAuthentication();
    return process.taskOf(request).getAssignee();
  }
}
