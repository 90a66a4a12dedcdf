package dev.assent.engine;

import dev.assent.approval.StaffGroup;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** Tells the managers of a step that has stopped, in the transaction that records the incident. */
class IncidentNotices extends DefaultIncidentHandler {

  private final Notifications notifications;

  IncidentNotices(Notifications notifications) {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
    this.notifications = notifications;
  }

  @Override
  public Incident handleIncident(IncidentContext context, String message) {
    // The job of a batch or of a clean-up has no execution: there is no request that waits for it.
    if (context.getExecutionId() != null) {
      ExecutionEntity execution =
          Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
      notifications.tell(Recipient.group(StaffGroup.MANAGER.id()), new Notice("incident",
          List.of(execution.getProcessDefinition().getName(), execution.getProcessBusinessKey()), "/bank/incidents"));
    }
    return super.handleIncident(context, message);
  }
}
