package dev.assent.onboarding.workflow;

import dev.assent.onboarding.RegistrationCorrections;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindRegistrationApplicant implements JavaDelegate {

  private final RegistrationCorrections corrections;

  RemindRegistrationApplicant(RegistrationCorrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    corrections.remind(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
