package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.AccessRequestProcess;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class CamundaAccessRequestProcess implements AccessRequestProcess {

  static final String KEY = "api-access-request";

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
    Task confirm = tasks.createTaskQuery()
        .processDefinitionKey(KEY)
        .processInstanceBusinessKey(applicationId.toString())
        .taskDefinitionKey("confirm")
        .singleResult();
    tasks.complete(confirm.getId());
  }
}
