package dev.assent.portal;

import dev.assent.activity.RefusalPage;
import dev.assent.activity.RefusalSearch;
import dev.assent.activity.Refusals;
import dev.assent.web.ErrorCode;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Refused calls of the developer's own client, and why. Those of others do not exist here. */
@Controller
@RequestMapping("/portal/account/activity")
class ActivityController {

  private final Refusals refusals;
  private final DeveloperClient clients;

  ActivityController(Refusals refusals, DeveloperClient clients) {
    this.refusals = refusals;
    this.clients = clients;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) UUID before, @AuthenticationPrincipal Developer developer, Model model) {
    String own = clients.of(developer).id();
    RefusalPage page = q.isBlank()
        ? refusals.search(new RefusalSearch(own, code.isBlank() ? null : code.strip(), before))
        : refusals.under(q, own);
    model.addAttribute("q", q);
    model.addAttribute("code", code);
    model.addAttribute("codes", ErrorCode.ofCalls());
    model.addAttribute("refusals", page.only(refusal -> refusal.clientId().equals(own)).shown());
    model.addAttribute("older", page.older());
    model.addAttribute("kept", refusals.keptFor());
    return "portal/activity";
  }

  @GetMapping("/{traceId}")
  String one(@PathVariable UUID traceId, @AuthenticationPrincipal Developer developer, Model model) {
    String own = clients.of(developer).id();
    model.addAttribute("refusal", refusals.find(traceId).filter(refusal -> refusal.clientId().equals(own))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).forTsp());
    return "portal/refusal";
  }
}
