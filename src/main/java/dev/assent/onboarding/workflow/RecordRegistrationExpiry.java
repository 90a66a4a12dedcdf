package dev.assent.onboarding.workflow;

import dev.assent.onboarding.RegistrationCorrections;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRegistrationExpiry implements JavaDelegate {

  private final RegistrationCorrections corrections;

  RecordRegistrationExpiry(RegistrationCorrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    corrections.expire(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
