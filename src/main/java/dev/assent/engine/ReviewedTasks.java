package dev.assent.engine;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Finds user tasks that groups are to sign but that no use case reviews, before anybody waits for one. Not while the
 * models are parsed: that happens when the engine is made, and reviews need services that need the engine.
 */
@Component
class ReviewedTasks {

  private final RepositoryService repository;
  private final TaskReviews reviews;

  ReviewedTasks(RepositoryService repository, TaskReviews reviews) {
    this.repository = repository;
    this.reviews = reviews;
  }

  /** @throws IllegalStateException if a process that may be started has such a task; a suspended one is retired */
  void ensureReviews() {
    List<String> missing = repository.createProcessDefinitionQuery().latestVersion().active().list().stream()
        .flatMap(definition -> withoutReview(definition).stream()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("No TaskReview says what may be decided on these user tasks: " + missing);
    }
  }

  private List<String> withoutReview(ProcessDefinition definition) {
    return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class).stream()
        .filter(task -> task.getCamundaCandidateGroups() != null)
        .filter(task -> reviews.of(definition.getKey(), task.getId()).isEmpty())
        .map(task -> definition.getKey() + "/" + task.getId()).toList();
  }
}
