package dev.assent.onboarding.workflow;

import dev.assent.onboarding.OffboardingNotices;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindOfDestruction implements JavaDelegate {

  private final OffboardingNotices notices;

  RemindOfDestruction(OffboardingNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.remind(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
