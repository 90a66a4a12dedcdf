package dev.assent.console;

import dev.assent.audit.AuditTrail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The latest of the audit trail. */
@Controller
class AuditPages {

  private static final int LINES_SHOWN = 100;

  private final AuditTrail trail;

  AuditPages(AuditTrail trail) {
    this.trail = trail;
  }

  @GetMapping("/bank/audit")
  String latest(Model model) {
    model.addAttribute("lines", trail.latest(LINES_SHOWN));
    return "console/audit";
  }
}
