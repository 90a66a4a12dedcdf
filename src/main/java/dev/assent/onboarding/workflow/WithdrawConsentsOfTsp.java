package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OffboardingConsents;
import java.util.UUID;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawConsentsOfTsp implements JavaDelegate {

  private final OffboardingConsents consents;

  WithdrawConsentsOfTsp(OffboardingConsents consents) {
    this.consents = consents;
  }

  /** The changes' own processes are written with the changes, not with this job: it may fail, and they stay. */
  @Override
  public void execute(DelegateExecution execution) throws Exception {
    UUID id = UUID.fromString(execution.getProcessBusinessKey());
    boolean left = ProcessEngineContext.withNewProcessEngineContext(() -> consents.withdraw(id));
    execution.setVariable("consentsLeft", left);
    if (!left) {
      consents.finish(id);
    }
  }
}
