package dev.assent.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;

/** Tasklist completes tasks by submitting their form: through the gate. */
class GuardedFormService extends FormServiceImpl {

  private final DecisionGate gate;

  GuardedFormService(DecisionGate gate) {
    this.gate = gate;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    submit(taskId, properties, false, false);
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties,
      boolean deserializeValues) {
    return submit(taskId, properties, true, deserializeValues);
  }

  private VariableMap submit(String taskId, Map<String, Object> properties, boolean answer, boolean deserialize) {
    try {
      return commandExecutor.execute(context -> new SubmitTaskFormCmd(taskId, gate.pass(context, taskId, properties),
          answer, deserialize).execute(context));
    } catch (OptimisticLockingException somebodyWasFaster) {
      throw new WebApplicationException(DecisionGate.TOO_LATE, somebodyWasFaster, Response.Status.BAD_REQUEST);
    } catch (DecisionRefused refused) {
      // The REST layer puts the task's id before the message of every exception of the engine, but not of its own.
      throw new WebApplicationException(refused.getMessage(), refused, Response.Status.BAD_REQUEST);
    }
  }
}
