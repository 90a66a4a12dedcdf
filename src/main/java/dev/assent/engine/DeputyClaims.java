package dev.assent.engine;

import dev.assent.approval.Deputies;
import dev.assent.approval.DeputyEnded;
import dev.assent.approval.Deputyship;
import dev.assent.approval.StaffGroup;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what deputies have claimed once they are none any more, so that no request waits for somebody who cannot
 * decide on it: at once when a manager ends the deputyship, within a minute when it runs out.
 */
@Component
class DeputyClaims {

  private static final Logger LOG = LoggerFactory.getLogger(DeputyClaims.class);

  private final Deputies deputies;
  private final StaffDirectory staff;
  private final TaskService tasks;
  private final TransactionTemplate transaction;

  DeputyClaims(Deputies deputies, StaffDirectory staff, TaskService tasks, PlatformTransactionManager transactions) {
    this.deputies = deputies;
    this.staff = staff;
    this.tasks = tasks;
    this.transaction = new TransactionTemplate(transactions);
    // Behind a commit there is no transaction to join.
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @TransactionalEventListener
  void on(DeputyEnded ended) {
    release();
  }

  @Scheduled(fixedDelayString = "${assent.approval.release-claims-every:PT1M}")
  void release() {
    for (Deputyship over : deputies.withClaims()) {
      try {
        transaction.executeWithoutResult(status -> release(over));
      } catch (DecisionRefused changedMeanwhile) {
        LOG.info("A task of the group {} changed while its deputies' claims were released; they are tried again",
            over.absent().id());
      }
    }
  }

  private void release(Deputyship over) {
    tasks.createTaskQuery().taskCandidateGroup(over.absent().id()).includeAssignedTasks().taskAssigned().list().stream()
        .filter(task -> !maySign(task)).forEach(task -> tasks.setAssignee(task.getId(), null));
    deputies.claimsReleased(over);
  }

  /** By an own group, by one that the request was escalated to, or as another's deputy. */
  private boolean maySign(Task task) {
    Set<StaffGroup> groups = staff.find(task.getAssignee()).map(member -> deputies.with(member.groups()))
        .orElse(Set.of());
    return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
        .filter(Objects::nonNull).map(StaffGroup::of).anyMatch(groups::contains);
  }
}
