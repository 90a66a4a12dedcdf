package dev.assent.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the review of a task. Looked up late: reviews need services that need the engine. */
@Component
class TaskReviews {

  private final ObjectProvider<TaskReview> reviews;

  TaskReviews(ObjectProvider<TaskReview> reviews) {
    this.reviews = reviews;
  }

  Optional<TaskReview> of(TaskEntity task) {
    return task.getProcessDefinition() == null
        ? Optional.empty()
        : of(task.getProcessDefinition().getKey(), task.getTaskDefinitionKey());
  }

  Optional<TaskReview> of(String processKey, String taskKey) {
    return reviews.stream()
        .filter(review -> review.processKey().equals(processKey) && review.taskKey().equals(taskKey))
        .findFirst();
  }
}
