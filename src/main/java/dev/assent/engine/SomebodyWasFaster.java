package dev.assent.engine;

import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.springframework.dao.ConcurrencyFailureException;

/** What somebody reads who completes a task while somebody else, or a job, changes the same. */
final class SomebodyWasFaster {

  static final String CHANGED = "Somebody else has just changed or finished this task. Look at it again.";

  private SomebodyWasFaster() { }

  /** @return the sentence; empty if the failure has another reason */
  static Optional<String> sentence(RuntimeException failure) {
    if (failure instanceof OptimisticLockingException) {
      return Optional.of(DecisionGate.TOO_LATE);
    }
    return failure instanceof ConcurrencyFailureException || isDeadlock(failure) ? Optional.of(CHANGED)
        : Optional.empty();
  }

  private static boolean isDeadlock(RuntimeException failure) {
    return failure instanceof ProcessEngineException engine
        && Integer.valueOf(BuiltinExceptionCode.DEADLOCK.getCode()).equals(engine.getCode());
  }
}
