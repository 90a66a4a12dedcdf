package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OffboardingNotices;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TellOfOverdueDestruction implements JavaDelegate {

  private final OffboardingNotices notices;

  TellOfOverdueDestruction(OffboardingNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.tellOverdue(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
