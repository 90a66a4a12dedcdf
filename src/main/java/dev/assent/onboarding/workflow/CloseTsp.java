package dev.assent.onboarding.workflow;

import dev.assent.onboarding.Offboardings;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseTsp implements JavaDelegate {

  private final Offboardings offboardings;

  CloseTsp(Offboardings offboardings) {
    this.offboardings = offboardings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offboardings.close(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
