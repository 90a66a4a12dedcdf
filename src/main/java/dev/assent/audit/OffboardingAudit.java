package dev.assent.audit;

import dev.assent.onboarding.DestructionConfirmed;
import dev.assent.onboarding.OffboardingBegun;
import dev.assent.onboarding.OffboardingClosed;
import dev.assent.onboarding.OffboardingConsentsWithdrawn;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about TSPs that leave. */
@Component
class OffboardingAudit {

  private static final String SYSTEM = "system";

  private final AuditTrail trail;

  OffboardingAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(OffboardingBegun event) {
    line(event.by(), "offboarding-begun", event.tspId(),
        (event.byTsp() ? "asked by the TSP" : "by the bank") + " because: " + event.reason());
  }

  @EventListener
  void on(OffboardingConsentsWithdrawn event) {
    line(SYSTEM, "offboarding-consents-withdrawn", event.tspId(), "off-boarding " + event.offboardingId());
  }

  @EventListener
  void on(DestructionConfirmed event) {
    line(event.by(), "offboarding-confirmed", event.tspId(), "off-boarding " + event.offboardingId());
  }

  @EventListener
  void on(OffboardingClosed event) {
    line(SYSTEM, "offboarding-closed", event.tspId(), "off-boarding " + event.offboardingId());
  }

  private void line(String actor, String action, UUID tspId, String detail) {
    trail.append(actor, action, tspId.toString(), detail);
  }
}
