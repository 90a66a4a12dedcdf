package dev.assent.audit;

import dev.assent.client.ClientKeysChanged;
import dev.assent.client.EarlierSecretEnded;
import dev.assent.client.SecretIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about clients' secrets and keys: that there are others, never which secret. */
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
  void on(ClientKeysChanged event) {
    trail.append(event.by(), "client-keys-changed", event.clientId(), "TSP " + event.tspId()
        + (event.address() == null ? "" : ", fetched from " + event.address()));
  }

  @EventListener
  void on(EarlierSecretEnded event) {
    trail.append(event.by(), "secret-ended", event.clientId(), "TSP " + event.tspId() + ", the earlier one");
  }
}
