package dev.assent.engine;

import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.StaffGroup;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Begins a round with what the approval flow answered: {@code levels}, {@code dueDays}, {@code approvalReason}. */
@Component
class OpenApprovalRound implements JavaDelegate {

  private final ApprovalRounds rounds;

  OpenApprovalRound(ApprovalRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rounds.open(((ExecutionEntity) execution).getProcessDefinition().getKey(), execution.getProcessBusinessKey(),
        StaffGroup.listed((String) execution.getVariable("levels")),
        ((Number) execution.getVariable("dueDays")).intValue(), (String) execution.getVariable("approvalReason"));
  }
}
