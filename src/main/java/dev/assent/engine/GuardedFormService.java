package dev.assent.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.dao.ConcurrencyFailureException;

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
    } catch (DecisionRefused refused) {
      throw told(refused.getMessage(), refused);
    } catch (ProcessEngineException | ConcurrencyFailureException failure) {
      throw SomebodyWasFaster.sentence(failure).map(sentence -> told(sentence, failure)).orElse(failure);
    }
  }

  /** The REST layer puts the task's id before the message of every exception of the engine, but not of its own. */
  private static RuntimeException told(String sentence, RuntimeException cause) {
    return new WebApplicationException(sentence, cause, Response.Status.BAD_REQUEST);
  }
}
