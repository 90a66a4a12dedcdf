package dev.assent.onboarding.workflow;

import dev.assent.onboarding.RegistrationDecisions;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRegistrationRejection implements JavaDelegate {

  private final RegistrationDecisions decisions;

  RecordRegistrationRejection(RegistrationDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    decisions.recordRejection(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
