package dev.assent.onboarding.workflow;

import dev.assent.onboarding.RegistrationDecisions;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class GrantRegistration implements JavaDelegate {

  private final RegistrationDecisions decisions;

  GrantRegistration(RegistrationDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    decisions.grant(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
