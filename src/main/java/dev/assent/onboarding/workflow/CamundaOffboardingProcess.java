package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OffboardingProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

@Component
class CamundaOffboardingProcess implements OffboardingProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;

  CamundaOffboardingProcess(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  @Override
  public void start(UUID offboardingId) {
    runtime.startProcessInstanceByKey(KEY, offboardingId.toString());
  }

  @Override
  public void confirmed(UUID offboardingId) {
    tasks.complete(tasks.createTaskQuery().processDefinitionKey(KEY).taskDefinitionKey("confirm-destruction")
        .processInstanceBusinessKey(offboardingId.toString()).singleResult().getId());
  }
}
