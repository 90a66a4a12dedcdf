package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApplicationDecisions;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class GrantApiAccess implements JavaDelegate {

  private final ApplicationDecisions decisions;

  GrantApiAccess(ApplicationDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    decisions.grant(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
