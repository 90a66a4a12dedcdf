package dev.assent.audit;

import dev.assent.consentchange.ConsentChangeApplied;
import dev.assent.consentchange.ConsentChangeDecided;
import dev.assent.consentchange.ConsentChangeRecorded;
import dev.assent.settingchange.SettingChanged;
import dev.assent.tsp.DeveloperInvited;
import dev.assent.tsp.DeveloperJoined;
import dev.assent.tsp.DeveloperRemoved;
import dev.assent.tsp.EmailVerified;
import dev.assent.tsp.InvitationWithdrawn;
import dev.assent.tsp.PasswordChanged;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a line for each event that an auditor asks for, in the transaction that brought it about. */
@Component
class AuditListener {

  private static final String SYSTEM = "system";

  private final AuditTrail trail;

  AuditListener(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(SettingChanged event) {
    trail.append(event.changedBy(), event.setting() + "-setting-changed", event.subject(),
        "from " + event.before() + " to " + event.after());
  }

  @EventListener
  void on(ConsentChangeRecorded event) {
    String actor = actor(event);
    boolean ofCustomer = actor.equals(event.customerId());
    trail.append(actor, "consent-change-recorded", event.changeId().toString(),
        event.clientId() + (ofCustomer ? "" : " for customer " + event.customerId()) + " through " + event.channel()
            + ": withdrawn " + event.withdrawn()
            + ", fewer accounts of " + event.narrowed() + ", requested " + event.requested()
            + because(event.onRequest() == null ? null : event.onRequest().reason()));
  }

  @EventListener
  void on(ConsentChangeApplied event) {
    trail.append(SYSTEM, "consent-change-applied", event.changeId().toString(), event.clientId() + ": shared "
        + event.added() + ", pending review " + event.pending());
  }

  @EventListener
  void on(ConsentChangeDecided event) {
    trail.append(event.decidedBy(), event.approved() ? "consent-change-approved" : "consent-change-rejected",
        event.changeId().toString(), event.clientId() + ": " + event.items() + because(event.reason()));
  }

  @EventListener
  void on(EmailVerified event) {
    trail.append(event.userName(), "email-verified", event.userName(), tsp(event.tspId()));
  }

  @EventListener
  void on(PasswordChanged event) {
    trail.append(event.userName(), event.reset() ? "password-reset" : "password-changed", event.userName(),
        tsp(event.tspId()));
  }

  @EventListener
  void on(DeveloperInvited event) {
    trail.append(event.by(), "developer-invited", event.invitationId().toString(),
        tsp(event.tspId()) + ": " + event.email());
  }

  @EventListener
  void on(InvitationWithdrawn event) {
    trail.append(event.by(), "invitation-withdrawn", event.invitationId().toString(), tsp(event.tspId()));
  }

  @EventListener
  void on(DeveloperJoined event) {
    trail.append(event.userName(), "developer-joined", event.userName(),
        tsp(event.tspId()) + ", invited by " + event.invitedBy());
  }

  @EventListener
  void on(DeveloperRemoved event) {
    trail.append(event.by(), "developer-removed", event.userName(), tsp(event.tspId()));
  }

  private static String actor(ConsentChangeRecorded event) {
    return switch (event.channel()) {
      case BANK, EXPIRY -> SYSTEM;
      case CUSTOMER_CARE -> event.onRequest().officer();
      case TSP_AUTHORIZATION, BANK_DASHBOARD -> event.customerId();
      case TSP -> event.clientId();
    };
  }

  private static String tsp(UUID id) {
    return "TSP " + id;
  }

  private static String because(String reason) {
    return reason == null ? "" : " because: " + reason;
  }
}
