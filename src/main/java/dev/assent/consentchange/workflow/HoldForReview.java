package dev.assent.consentchange.workflow;

import dev.assent.consentchange.ConsentWidening;
import dev.assent.consentchange.Hold;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class HoldForReview implements JavaDelegate {

  private final ConsentWidening widening;

  HoldForReview(ConsentWidening widening) {
    this.widening = widening;
  }

  @Override
  public void execute(DelegateExecution change) {
    widening.hold(UUID.fromString(change.getProcessBusinessKey()), Hold.valueOf((String) change.getVariable("hold")),
        (String) change.getVariable("reviewReason"));
  }
}
