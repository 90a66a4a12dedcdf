package dev.assent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Puts what the approver must see on a new task, as local variables: they go when the task goes. */
@Component
class TaskSheetListener implements TaskListener {

  private final TaskReviews reviews;
  private final ApprovalFacts approval;
  private final ObjectMapper json;

  TaskSheetListener(TaskReviews reviews, ApprovalFacts approval, ObjectMapper json) {
    this.reviews = reviews;
    this.approval = approval;
    this.json = json;
  }

  @Override
  public void notify(DelegateTask task) {
    var review = reviews.of((TaskEntity) task);
    if (review.isPresent()) {
      // What the level before said would stand preselected in this level's form.
      task.getExecution().removeVariable(DecisionGate.DECISION);
      String requestId = task.getExecution().getProcessBusinessKey();
      show(task, review.get().sheet(requestId), approval.of(review.get().processKey(), requestId,
          task.getDueDate() == null ? null : task.getDueDate().toInstant()));
    } else if (!task.getCandidates().isEmpty()) {
      throw new ProcessEngineException("No TaskReview says what may be decided on user task "
          + task.getTaskDefinitionKey() + " of " + task.getProcessDefinitionId());
    }
  }

  /** The facts of the use case as they are now; name and description stay. */
  void refresh(Task task, String processKey, String requestId, TaskService tasks) {
    reviews.of(processKey, task.getTaskDefinitionKey()).map(review -> review.sheet(requestId).facts())
        .ifPresent(facts -> facts.forEach((fact, value) -> tasks.setVariableLocal(task.getId(), fact, typed(value))));
  }

  private void show(DelegateTask task, TaskSheet sheet, Map<String, Object> approvalFacts) {
    task.setName(sheet.name());
    if (sheet.description() != null) {
      task.setDescription(sheet.description());
    }
    Map<String, Object> facts = new HashMap<>(approvalFacts);
    facts.putAll(sheet.facts());
    facts.forEach((fact, value) -> task.setVariableLocal(fact, typed(value)));
  }

  /** Forms read lists and maps as JSON; as serialised Java objects they would be unreadable, and unsafe. */
  private Object typed(Object value) {
    if (!(value instanceof Collection<?> || value instanceof Map<?, ?>)) {
      return value;
    }
    try {
      return SpinValues.jsonValue(json.writeValueAsString(value)).create();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A fact of a task cannot be written as JSON", e);
    }
  }
}
