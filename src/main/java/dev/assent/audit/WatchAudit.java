package dev.assent.audit;

import dev.assent.consentchange.WatchChanged;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whose consents the bank watches, since when and why. */
@Component
class WatchAudit {

  private final AuditTrail trail;

  WatchAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(WatchChanged event) {
    String who = event.kind().name().toLowerCase(Locale.ROOT);
    trail.append(event.by(), "consent-watch-" + (event.reason() == null ? "ended" : "begun"), event.subject(),
        who + (event.reason() == null ? "" : ": " + event.reason()));
  }
}
