package dev.assent.audit;

import dev.assent.approval.DeputyEnded;
import dev.assent.approval.DeputySet;
import dev.assent.approval.Deputyship;
import dev.assent.engine.IncidentRetried;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a line for what the bank's managers do about the approvals themselves, in the transaction of the deed. */
@Component
class StaffAuditListener {

  private final AuditTrail trail;

  StaffAuditListener(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(DeputySet event) {
    Deputyship deputyship = event.deputyship();
    trail.append(deputyship.setBy(), "deputy-set", deputyship.absent().id(),
        words(deputyship) + " because: " + deputyship.reason());
  }

  @EventListener
  void on(DeputyEnded event) {
    trail.append(event.endedBy(), "deputy-ended", event.deputyship().absent().id(), words(event.deputyship()));
  }

  @EventListener
  void on(IncidentRetried event) {
    trail.append(event.retriedBy(), "incident-retried", event.step().requestId(),
        event.step().process() + ", " + event.step().step() + ", had failed because: " + event.step().message());
  }

  private static String words(Deputyship deputyship) {
    return deputyship.deputy().id() + " signs from " + deputyship.from() + " until " + deputyship.until();
  }
}
