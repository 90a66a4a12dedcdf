package dev.assent.consentchange.workflow;

import dev.assent.consentchange.ConsentWidening;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ActivateItems implements JavaDelegate {

  private final ConsentWidening widening;

  ActivateItems(ConsentWidening widening) {
    this.widening = widening;
  }

  @Override
  public void execute(DelegateExecution change) {
    widening.activate(UUID.fromString(change.getProcessBusinessKey()));
  }
}
