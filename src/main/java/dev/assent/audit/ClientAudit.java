package dev.assent.audit;

import dev.assent.client.EarlierSecretEnded;
import dev.assent.client.SecretIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about clients' secrets: that there is one, never which. */
@Component
class ClientAudit {

  private final AuditTrail trail;

  ClientAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(SecretIssued event) {
    trail.append(event.by(), "secret-issued", event.clientId(), "TSP " + event.tspId()
        + (event.earlierValidUntil() == null ? "" : ", the earlier one works until " + event.earlierValidUntil()));
  }

  @EventListener
  void on(EarlierSecretEnded event) {
    trail.append(event.by(), "secret-ended", event.clientId(), "TSP " + event.tspId() + ", the earlier one");
  }
}
