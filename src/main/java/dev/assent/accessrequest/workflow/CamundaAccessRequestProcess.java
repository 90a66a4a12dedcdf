package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.AccessRequestProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class CamundaAccessRequestProcess implements AccessRequestProcess {

  private static final String WITHDRAWN = "api-application-withdrawn";

  private final RuntimeService runtime;
  private final TaskService tasks;

  CamundaAccessRequestProcess(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  @Override
  public void start(UUID applicationId) {
    runtime.startProcessInstanceByKey(KEY, applicationId.toString());
  }

  @Override
  public void confirmed(UUID applicationId) {
    complete("confirm", applicationId);
  }

  @Override
  public void corrected(UUID applicationId) {
    complete("correct", applicationId);
  }

  @Override
  public void withdrawn(UUID applicationId) {
    ProcessInstance instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey(KEY).processInstanceBusinessKey(applicationId.toString()).singleResult();
    boolean listens = runtime.createEventSubscriptionQuery()
        .processInstanceId(instance.getId()).eventName(WITHDRAWN).count() > 0;
    if (listens) {
      runtime.createMessageCorrelation(WITHDRAWN).processInstanceId(instance.getId()).correlateExclusively();
    } else {
      // It runs on the diagram from before there was this message.
      runtime.deleteProcessInstance(instance.getId(), WITHDRAWN);
    }
  }

  private void complete(String step, UUID applicationId) {
    Task task = tasks.createTaskQuery()
        .processDefinitionKey(KEY)
        .processInstanceBusinessKey(applicationId.toString())
        .taskDefinitionKey(step)
        .singleResult();
    tasks.complete(task.getId());
  }
}
