package dev.assent.console;

import dev.assent.activity.RefusalPage;
import dev.assent.activity.RefusalSearch;
import dev.assent.activity.Refusals;
import dev.assent.web.ErrorCode;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Refused calls of all clients, and why. */
@Controller
@RequestMapping("/bank/activity")
class ActivityPages {

  private final Refusals refusals;

  ActivityPages(Refusals refusals) {
    this.refusals = refusals;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String code, @RequestParam(required = false) UUID before, Model model) {
    RefusalPage page = q.isBlank()
        ? refusals.search(new RefusalSearch(given(client), given(code), before))
        : refusals.under(q, given(client));
    model.addAttribute("q", q);
    model.addAttribute("client", client);
    model.addAttribute("code", code);
    model.addAttribute("codes", ErrorCode.ofCalls());
    model.addAttribute("refusals", page.shown());
    model.addAttribute("older", page.older());
    model.addAttribute("kept", refusals.keptFor());
    return "console/activity";
  }

  @GetMapping("/{traceId}")
  String one(@PathVariable UUID traceId, Model model) {
    model.addAttribute("refusal", refusals.find(traceId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "console/refusal";
  }

  private static String given(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
