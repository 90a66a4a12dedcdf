package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OnboardingProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

@Component
class CamundaOnboardingProcess implements OnboardingProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;

  CamundaOnboardingProcess(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  @Override
  public void start(UUID registrationId) {
    runtime.startProcessInstanceByKey(KEY, registrationId.toString());
  }

  @Override
  public void emailVerified(UUID registrationId) {
    correlate("tsp-email-verified", registrationId);
  }

  @Override
  public void corrected(UUID registrationId) {
    tasks.complete(tasks.createTaskQuery().processDefinitionKey(KEY).taskDefinitionKey("correct")
        .processInstanceBusinessKey(registrationId.toString()).singleResult().getId());
  }

  @Override
  public void withdrawn(UUID registrationId) {
    correlate("tsp-registration-withdrawn", registrationId);
  }

  private void correlate(String message, UUID registrationId) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(registrationId.toString())
        .correlateExclusively();
  }
}
