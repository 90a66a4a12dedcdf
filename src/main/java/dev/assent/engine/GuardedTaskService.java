package dev.assent.engine;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Completes tasks through the gate, lets people hold tasks for themselves and set follow-up dates and nothing else, and
 * keeps expressions out of queries.
 */
class GuardedTaskService extends TaskServiceImpl {

  private final DecisionGate gate;
  private final TaskClaims claims = new TaskClaims();
  private final FollowUps followUps = new FollowUps();

  GuardedTaskService(DecisionGate gate) {
    this.gate = gate;
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    complete(taskId, variables, false, false);
  }

  @Override
  public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables,
      boolean deserializeValues) {
    return complete(taskId, variables, true, deserializeValues);
  }

  @Override
  public void claim(String taskId, String userId) {
    atOnce(context -> claims.claim(context, taskId, userId));
  }

  @Override
  public void setAssignee(String taskId, String userId) {
    atOnce(context -> claims.assign(context, taskId, userId));
  }

  @Override
  public void saveTask(Task task) {
    commandExecutor.execute(context -> context.getAuthentication() == null
        ? new SaveTaskCmd(task).execute(context)
        : followUps.set(context, (TaskEntity) task));
  }

  @Override
  public TaskQuery createTaskQuery() {
    // Not a subclass of TaskQueryImpl: a filter can only be extended by a query of its very class.
    TaskQueryImpl query = new TaskQueryImpl(commandExecutor);
    query.addValidator(new NestedExpressionValidator());
    return query;
  }

  private void atOnce(Command<Void> change) {
    try {
      commandExecutor.execute(change);
    } catch (OptimisticLockingException | NullValueException somebodyWasFaster) {
      throw new DecisionRefused(SomebodyWasFaster.CHANGED);
    }
  }

  private VariableMap complete(String taskId, Map<String, Object> variables, boolean answer, boolean deserialize) {
    try {
      return commandExecutor.execute(context -> new CompleteTaskCmd(taskId, gate.pass(context, taskId, variables),
          answer, deserialize).execute(context));
    } catch (DecisionRefused refused) {
      throw refused;
    } catch (ProcessEngineException | ConcurrencyFailureException failure) {
      throw SomebodyWasFaster.sentence(failure).<RuntimeException>map(DecisionRefused::new).orElse(failure);
    }
  }
}
