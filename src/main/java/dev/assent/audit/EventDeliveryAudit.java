package dev.assent.audit;

import dev.assent.securityevent.EventDeliveryChosen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The line about where a client's events go, never what is sent along to be let in there. */
@Component
class EventDeliveryAudit {

  private final AuditTrail trail;

  EventDeliveryAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(EventDeliveryChosen event) {
    trail.append(event.by(), "event-delivery-chosen", event.clientId(),
        event.endpoint() == null ? "polled" : "pushed to " + event.endpoint());
  }
}
