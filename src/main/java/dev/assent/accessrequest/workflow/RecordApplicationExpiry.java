package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApplicationDecisions;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordApplicationExpiry implements JavaDelegate {

  private final ApplicationDecisions decisions;

  RecordApplicationExpiry(ApplicationDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    decisions.expire(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
