package dev.assent.engine;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * What a person may change on a task: the day on which to look at it again. Tasklist sends the whole task for it, so
 * all the rest must be as it was.
 */
class FollowUps {

  static final String NOTHING_ELSE = "Only the follow-up date of a task can be changed.";

  /**
   * @param changed the task as somebody wants it
   * @throws DecisionRefused if more than the follow-up date is different, or somebody else holds the task
   */
  Void set(CommandContext context, TaskEntity changed) {
    TaskEntity task = changed.getId() == null ? null : context.getTaskManager().findTaskById(changed.getId());
    if (task == null) {
      throw new DecisionRefused("This task is done already.");
    }
    context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    String holder = task.getAssignee();
    if (holder != null && !holder.equals(context.getAuthentication().getUserId())) {
      throw new DecisionRefused("This task is claimed by " + holder + "; only they can set its follow-up date.");
    }
    if (!besidesFollowUp(changed).equals(besidesFollowUp(task))) {
      throw new DecisionRefused(NOTHING_ELSE);
    }
    Date followUp = changed.getFollowUpDate();
    return context.runWithoutAuthorization(() -> {
      task.setFollowUpDate(followUp);
      task.triggerUpdateEvent();
      task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_UPDATE);
      return null;
    });
  }

  /** All that a saved task can carry but its follow-up date. */
  private static List<Object> besidesFollowUp(TaskEntity task) {
    return Arrays.asList(task.getName(), task.getDescription(), task.getPriority(), task.getAssignee(),
        task.getOwner(), task.getDelegationState(), second(task.getDueDate()), task.getParentTaskId(),
        task.getCaseInstanceId(), task.getTenantId());
  }

  /** Tasklist drops the part of a second. */
  private static Long second(Date date) {
    return date == null ? null : TimeUnit.MILLISECONDS.toSeconds(date.getTime());
  }
}
