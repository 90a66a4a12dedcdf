package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.task.Task;

/**
 * A task that waits for a signature.
 *
 * @param about  the task's description; may be null
 * @param groups whose members may sign, in the order in which one group takes over from another
 * @param dueAt  null without a due date
 */
record OpenReview(String taskId, String name, String about, Instant dueAt, int priority, List<StaffGroup> groups) {

  static OpenReview of(Task task, List<StaffGroup> groups) {
    return new OpenReview(task.getId(), task.getName(), task.getDescription(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(), task.getPriority(), groups);
  }

  /** The group that would take over next; the last one keeps the task. */
  StaffGroup takesOver() {
    return groups.get(groups.size() - 1).next();
  }

  /** Where Tasklist shows it. */
  String link() {
    return "/camunda/app/tasklist/default/#/?task=" + taskId;
  }
}
