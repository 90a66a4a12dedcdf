package dev.assent.console;

import dev.assent.engine.Incidents;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps of processes that failed, and the way to have them tried again. */
@Controller
@RequestMapping("/bank/incidents")
class IncidentPages {

  private final Incidents incidents;

  IncidentPages(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("steps", incidents.open());
    return "console/incidents";
  }

  @PostMapping("/{id}/retry")
  String retry(@PathVariable String id, Principal manager, RedirectAttributes redirect) {
    redirect.addFlashAttribute(incidents.retry(id, manager.getName()) ? "retried" : "late", true);
    return "redirect:/bank/incidents";
  }
}
