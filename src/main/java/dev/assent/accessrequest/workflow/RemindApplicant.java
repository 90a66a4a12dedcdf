package dev.assent.accessrequest.workflow;

import dev.assent.accessrequest.ApplicationDecisions;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindApplicant implements JavaDelegate {

  private final ApplicationDecisions decisions;

  RemindApplicant(ApplicationDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    decisions.remindApplicant(UUID.fromString(execution.getProcessBusinessKey()));
  }
}
