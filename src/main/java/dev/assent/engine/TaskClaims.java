package dev.assent.engine;

import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Who may hold a task. People claim for themselves only: whoever holds a task may read its facts. Everybody of the
 * task's group may release it, so that a request does not wait for a colleague who is away.
 */
class TaskClaims {

  /** @throws DecisionRefused if it is for somebody else, or somebody else holds the task */
  Void claim(CommandContext context, String taskId, String userId) {
    Authentication person = context.getAuthentication();
    if (person != null && !person.getUserId().equals(userId)) {
      throw new DecisionRefused("You can claim a task for yourself only.");
    }
    try {
      return new ClaimTaskCmd(taskId, userId).execute(context);
    } catch (TaskAlreadyClaimedException held) {
      throw new DecisionRefused("Somebody else has claimed this task.");
    }
  }

  /** @throws DecisionRefused if a person names somebody: only a release is theirs */
  Void assign(CommandContext context, String taskId, String userId) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw new DecisionRefused("This task is done already.");
    }
    if (context.getAuthentication() != null) {
      if (userId != null) {
        throw new DecisionRefused("Tasks are claimed, not assigned.");
      }
      context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    }
    return context.runWithoutAuthorization(() -> {
      task.setAssignee(userId);
      task.triggerUpdateEvent();
      task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
      return null;
    });
  }
}
