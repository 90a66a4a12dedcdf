package dev.assent.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;

/** A use case for tests: as many levels as are asked for, with reminder and escalation, and a grant behind them. */
public class SignedInOrder {

  static final String PROCESS = "signed-in-order";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService jobs;
  private final IdentityService identities;
  boolean grantFails;
  boolean reminderFails;

  SignedInOrder(RepositoryService repository, RuntimeService runtime, TaskService tasks, ManagementService jobs,
      IdentityService identities) {
    this.repository = repository;
    this.runtime = runtime;
    this.tasks = tasks;
    this.jobs = jobs;
    this.identities = identities;
  }

  @Bean
  TaskReview levelReview() {
    return new TaskReview() {
      @Override
      public String processKey() {
        return PROCESS;
      }

      @Override
      public String taskKey() {
        return "sign";
      }

      @Override
      public TaskSheet sheet(String requestId) {
        return new TaskSheet("Request of somebody", "What it is about", Map.of());
      }

      @Override
      public void decided(Decision decision) {
        // Nothing but the signature itself matters here.
      }
    };
  }

  String start(String levels, int dueDays) {
    repository.createDeployment().name(PROCESS).enableDuplicateFiltering(true)
        .addClasspathResource("dev/assent/engine/signed-in-order.bpmn").deploy();
    String request = UUID.randomUUID().toString();
    runtime.startProcessInstanceByKey(PROCESS, request,
        Map.of("levels", levels, "dueDays", dueDays, "approvalReason", "Sensitive data"));
    return request;
  }

  /** What the last step of the process does. */
  public void grant(String request) {
    if (grantFails) {
      throw new IllegalStateException("The core bank does not answer for " + request);
    }
  }

  /** Before the signers are reminded. */
  public void remind() {
    if (reminderFails) {
      throw new IllegalStateException("Nobody can be reminded");
    }
  }

  Task taskOf(String request) {
    return tasks.createTaskQuery().processInstanceBusinessKey(request).singleResult();
  }

  boolean isOver(String request) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request).count() == 0;
  }

  List<Job> jobsOf(String request) {
    return jobs.createJobQuery().processInstanceId(runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(request).singleResult().getId()).list();
  }

  void fire(String request, String timer) {
    jobs.executeJob(jobs.createJobQuery().activityId(timer).processInstanceId(taskOf(request).getProcessInstanceId())
        .singleResult().getId());
  }

  void approve(String request, String signer, String... groups) {
    String task = taskOf(request).getId();
    as(signer, List.of(groups), () -> tasks.complete(task, Map.of("decision", "approve")));
  }

  void as(String signer, Collection<String> groups, Runnable act) {
    identities.setAuthentication(signer, List.copyOf(groups));
    try {
      act.run();
    } finally {
      identities.clearAuthentication();
    }
  }
}
