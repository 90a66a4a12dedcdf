package dev.assent.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What approvers see of open tasks, for steps that change the facts while somebody decides. */
@Component
public class OpenSheets {

  private final TaskSheetListener sheets;
  private final TaskService tasks;

  OpenSheets(TaskSheetListener sheets, TaskService tasks) {
    this.sheets = sheets;
    this.tasks = tasks;
  }

  /** Writes the facts of the request's open tasks again, in the caller's transaction; name and description stay. */
  public void refresh(String processKey, String requestId) {
    tasks.createTaskQuery().processDefinitionKey(processKey).processInstanceBusinessKey(requestId).list()
        .forEach(task -> sheets.refresh(task, processKey, requestId, tasks));
  }
}
