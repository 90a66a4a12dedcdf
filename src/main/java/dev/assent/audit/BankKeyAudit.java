package dev.assent.audit;

import dev.assent.keys.BankKeyChanged;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines about the bank's own keys. */
@Component
class BankKeyAudit {

  private static final String SYSTEM = "system";

  private final AuditTrail trail;

  BankKeyAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(BankKeyChanged event) {
    trail.append(event.by() == null ? SYSTEM : event.by(), "bank-key-" + words(event.change()), event.keyId(),
        words(event.use()) + " key");
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
