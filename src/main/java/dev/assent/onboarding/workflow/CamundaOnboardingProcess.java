package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OnboardingProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

@Component
class CamundaOnboardingProcess implements OnboardingProcess {

  private static final String WITHDRAWN = "tsp-registration-withdrawn";

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
    runtime.createMessageCorrelation("tsp-email-verified").processInstanceBusinessKey(registrationId.toString())
        .correlateExclusively();
  }

  @Override
  public void corrected(UUID registrationId) {
    tasks.complete(tasks.createTaskQuery().processDefinitionKey(KEY).taskDefinitionKey("correct")
        .processInstanceBusinessKey(registrationId.toString()).singleResult().getId());
  }

  @Override
  public void withdrawn(UUID registrationId) {
    ProcessInstance instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey(KEY).processInstanceBusinessKey(registrationId.toString()).singleResult();
    boolean listens = runtime.createEventSubscriptionQuery()
        .processInstanceId(instance.getId()).eventName(WITHDRAWN).count() > 0;
    if (listens) {
      runtime.createMessageCorrelation(WITHDRAWN).processInstanceId(instance.getId()).correlateExclusively();
    } else {
      // It runs on the diagram from before there was this message.
      runtime.deleteProcessInstance(instance.getId(), WITHDRAWN);
    }
  }
}
