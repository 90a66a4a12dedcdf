package dev.assent.console;

import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.OnRequest;
import dev.assent.customer.CustomerLookUp;
import dev.assent.customer.Readings;
import dev.assent.customer.Sharings;
import dev.assent.customer.Sharings.Sharing;
import dev.assent.form.VisibleText;
import dev.assent.web.FormThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customer care: find the customer who calls, see what is shared with whom, and stop it because the customer asks. */
@Controller
@RequestMapping("/bank/customers")
class CarePages {

  static final int LOOK_UPS = 60;

  private static final int LONGEST_REASON = 400;
  private static final int LONGEST_NUMBER = 64;
  private static final String LOOK_UP = "redirect:/bank/customers";
  private static final String CASE = "/{id}";
  private static final String ONE = CASE + "/with/{clientId}";

  private final CustomerLookUp customers;
  private final Sharings sharings;
  private final Readings readings;
  private final ConsentChanges changes;
  private final FormThrottle throttle;
  private final Clock clock;

  CarePages(CustomerLookUp customers, Sharings sharings, Readings readings, ConsentChanges changes, Clock clock) {
    this.customers = customers;
    this.sharings = sharings;
    this.readings = readings;
    this.changes = changes;
    this.throttle = new FormThrottle(LOOK_UPS, Duration.ofHours(1), clock);
    this.clock = clock;
  }

  @GetMapping
  String ask() {
    return "console/care";
  }

  @PostMapping
  String lookUp(@RequestParam(defaultValue = "") String number, Principal officer, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    if (number.isBlank() || number.length() > LONGEST_NUMBER) {
      return refuse("console.care.number.missing", "", response, model);
    }
    throttle.admit(request, officer.getName());
    return customers.byNumber(number, officer.getName())
        .map(customer -> CareCase.open(request.getSession(), officer.getName(), customer, clock.instant()))
        .map(opened -> LOOK_UP + "/" + opened.id())
        .orElseGet(() -> refuse("console.care.number.unknown", number, response, model));
  }

  @GetMapping(CASE)
  String all(@PathVariable UUID id, Principal officer, HttpSession session, Model model) {
    CareCase open = find(id, officer, session);
    if (open == null) {
      return LOOK_UP + "?over";
    }
    model.addAttribute("case", open);
    model.addAttribute("sharings", sharings.of(open.customer()));
    model.addAttribute("latest", readings.latest(open.customer()));
    return "console/care-customer";
  }

  @GetMapping(ONE)
  String one(@PathVariable UUID id, @PathVariable String clientId, Principal officer, HttpSession session,
      Model model) {
    CareCase open = find(id, officer, session);
    return open == null ? LOOK_UP + "?over" : show(open, clientId, "", null, model);
  }

  /** Stops everything with one TSP; what is not shared any more stays as it is. */
  @PostMapping(ONE)
  String withdraw(@PathVariable UUID id, @PathVariable String clientId, @RequestParam(defaultValue = "") String reason,
      Principal officer, HttpSession session, HttpServletResponse response, Model model, RedirectAttributes next) {
    CareCase open = find(id, officer, session);
    if (open == null) {
      return LOOK_UP + "?over";
    }
    Sharing sharing = sharing(open, clientId);
    String because = reason.strip();
    String problem = problem(because);
    if (problem != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(open, clientId, because, problem, model);
    }
    if (sharing.running()) {
      changes.withdrawOnRequest(open.customer().id(), clientId, new OnRequest(officer.getName(), because));
    }
    next.addFlashAttribute("done", sharing.running() ? "stopped" : "nothing");
    return "redirect:/bank/customers" + ONE;
  }

  private String show(CareCase open, String clientId, String reason, String problem, Model model) {
    Sharing sharing = sharing(open, clientId);
    model.addAttribute("case", open);
    model.addAttribute("sharing", sharing);
    model.addAttribute("readings", readings.under(sharing.consent()));
    model.addAttribute("reason", reason);
    model.addAttribute("problem", problem);
    return "console/care-connection";
  }

  private CareCase find(UUID id, Principal officer, HttpSession session) {
    return CareCase.find(session, id, officer.getName(), clock.instant()).orElse(null);
  }

  private Sharing sharing(CareCase open, String clientId) {
    return sharings.find(open.customer(), clientId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String refuse(String problem, String number, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problem", problem);
    model.addAttribute("number", number);
    return "console/care";
  }

  private static String problem(String reason) {
    if (VisibleText.isBlank(reason)) {
      return "console.care.reason.missing";
    }
    if (VisibleText.hidesInLine(reason)) {
      return "console.care.reason.hidden";
    }
    return reason.length() > LONGEST_REASON ? "console.care.reason.long" : null;
  }
}
