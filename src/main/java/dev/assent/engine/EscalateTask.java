package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs when a group lets a request lie: the next group, if there is one, may sign it too, and all are told. */
@Component
class EscalateTask implements JavaDelegate {

  private static final int MORE_URGENT = 25;
  private static final int MOST_URGENT = 100;

  private final OpenReviews reviews;
  private final TaskService tasks;

  EscalateTask(OpenReviews reviews, TaskService tasks) {
    this.reviews = reviews;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.of(execution.getProcessInstanceId()).forEach(this::escalate);
  }

  private void escalate(OpenReview review) {
    StaffGroup next = review.takesOver();
    boolean last = review.groups().contains(next);
    if (!last) {
      // With the candidate link comes the right to work on the task.
      tasks.addCandidateGroup(review.taskId(), next.id());
    }
    tasks.setPriority(review.taskId(), Math.min(MOST_URGENT, review.priority() + MORE_URGENT));
    reviews.tell(Stream.concat(review.groups().stream(), Stream.of(next)).distinct().toList(),
        last ? "review-escalated-last" : "review-escalated", review);
  }
}
