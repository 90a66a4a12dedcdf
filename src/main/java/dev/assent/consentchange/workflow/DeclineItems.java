package dev.assent.consentchange.workflow;

import dev.assent.consentchange.ConsentWidening;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DeclineItems implements JavaDelegate {

  private final ConsentWidening widening;

  DeclineItems(ConsentWidening widening) {
    this.widening = widening;
  }

  @Override
  public void execute(DelegateExecution change) {
    widening.decline(UUID.fromString(change.getProcessBusinessKey()));
  }
}
