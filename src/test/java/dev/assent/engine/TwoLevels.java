package dev.assent.engine;

import dev.assent.approval.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;

/** A use case for tests: two levels of signatures, with a return for correction. No component, so no scan finds it. */
public class TwoLevels {

  static final String PROCESS = "tsp-registration";
  static final String FACT = "3DF7-traceless-4711";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identities;
  final List<Decision> decided = new ArrayList<>();
  String askedBy;
  RuntimeException failure;
  private boolean touched;

  TwoLevels(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identities) {
    this.repository = repository;
    this.runtime = runtime;
    this.tasks = tasks;
    this.identities = identities;
  }

  @Bean
  TaskReview firstReview() {
    return new Review("first");
  }

  @Bean
  TaskReview secondReview() {
    return new Review("second");
  }

  String start() {
    repository.createDeployment().name("two-levels").enableDuplicateFiltering(true)
        .addClasspathResource("dev/assent/engine/two-levels.bpmn")
        .addClasspathResource("dev/assent/engine/two-levels.form").deploy();
    String request = UUID.randomUUID().toString();
    runtime.startProcessInstanceByKey(PROCESS, request);
    return request;
  }

  /** What an expression would call that must not be evaluated. */
  public String touched() {
    touched = true;
    return "x";
  }

  boolean wasTouched() {
    return touched;
  }

  Task taskOf(String request) {
    return tasks.createTaskQuery().processInstanceBusinessKey(request).singleResult();
  }

  boolean isOver(String request) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request).count() == 0;
  }

  void decide(String request, String signer, String group, Map<String, Object> submitted) {
    identities.setAuthentication(signer, List.of(group));
    try {
      tasks.complete(taskAsSystem(request), submitted);
    } finally {
      identities.clearAuthentication();
    }
  }

  private String taskAsSystem(String request) {
    var signer = identities.getCurrentAuthentication();
    identities.clearAuthentication();
    String task = taskOf(request).getId();
    identities.setAuthentication(signer);
    return task;
  }

  private class Review implements TaskReview {

    private final String taskKey;

    Review(String taskKey) {
      this.taskKey = taskKey;
    }

    @Override
    public String processKey() {
      return PROCESS;
    }

    @Override
    public String taskKey() {
      return taskKey;
    }

    @Override
    public TaskSheet sheet(String requestId) {
      return new TaskSheet("Enjoy Life wants to register", "One new TSP", Map.of("applicant", FACT,
          "redirectUris", List.of(Map.of("uri", "https://enjoy.life/" + FACT))));
    }

    @Override
    public Set<Verdict> verdicts() {
      return taskKey.equals("first") ? EnumSet.allOf(Verdict.class) : TaskReview.super.verdicts();
    }

    @Override
    public Optional<String> requestedBy(String requestId) {
      return Optional.ofNullable(askedBy);
    }

    @Override
    public void decided(Decision decision) {
      if (failure != null) {
        throw failure;
      }
      decided.add(decision);
    }
  }
}
