package dev.assent.audit;

import dev.assent.settingchange.SettingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a line for each event that an auditor asks for. */
@Component
class AuditListener {

  private final AuditTrail trail;

  AuditListener(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void on(SettingChanged event) {
    trail.append(event.changedBy(), event.setting() + "-setting-changed", event.subject(),
        "from " + event.before() + " to " + event.after());
  }
}
