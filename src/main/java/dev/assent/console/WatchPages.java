package dev.assent.console;

import dev.assent.consentchange.Watched;
import dev.assent.consentchange.Watched.Kind;
import dev.assent.consentchange.Watches;
import dev.assent.customer.Customer;
import dev.assent.customer.CustomerLookUp;
import dev.assent.form.VisibleText;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import dev.assent.web.FormThrottle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whose consents the bank watches. A customer is named by the whole account number, which is on record. */
@Controller
@RequestMapping(WatchPages.HERE)
class WatchPages {

  static final String HERE = "/bank/watched";

  private static final int LONGEST_REASON = 400;

  /** @param who a TSP's name; a customer's id */
  record Line(Watched watched, String who) { }

  private final Watches watches;
  private final Tsps tsps;
  private final CustomerLookUp customers;
  private final FormThrottle throttle;

  WatchPages(Watches watches, Tsps tsps, CustomerLookUp customers, Clock clock) {
    this.watches = watches;
    this.tsps = tsps;
    this.customers = customers;
    this.throttle = new FormThrottle(CarePages.LOOK_UPS, Duration.ofHours(1), clock);
  }

  @GetMapping
  String list(Model model) {
    return show(Map.of(), Map.of(), model);
  }

  @PostMapping("/customer")
  String customer(@RequestParam(defaultValue = "") String number,
      @RequestParam(name = "customer-reason", defaultValue = "") String reason, Principal manager,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes next) {
    throttle.admit(request, manager.getName());
    Optional<Customer> customer = number.isBlank() ? Optional.empty() : customers.byNumber(number, manager.getName());
    return begin(Kind.CUSTOMER, customer.map(Customer::id), "number", number, reason, manager, response, model, next);
  }

  @PostMapping("/tsp")
  String tsp(@RequestParam(required = false) UUID tsp,
      @RequestParam(name = "tsp-reason", defaultValue = "") String reason, Principal manager,
      HttpServletResponse response, Model model, RedirectAttributes next) {
    Optional<UUID> known = Optional.ofNullable(tsp).filter(tsps.active()::contains);
    return begin(Kind.TSP, known.map(UUID::toString), "tsp", tsp == null ? "" : tsp.toString(), reason, manager,
        response, model, next);
  }

  @PostMapping("/end")
  String end(@RequestParam Kind kind, @RequestParam String subject, Principal manager, RedirectAttributes next) {
    next.addFlashAttribute("done", watches.end(kind, subject, manager.getName()) ? "ended" : "late");
    return "redirect:" + HERE;
  }

  private String begin(Kind kind, Optional<String> subject, String field, String given, String reason,
      Principal manager, HttpServletResponse response, Model model, RedirectAttributes next) {
    String because = reason.strip();
    String prefix = kind == Kind.TSP ? "tsp-" : "customer-";
    Map<String, String> problems = new HashMap<>();
    if (subject.isEmpty()) {
      problems.put(field, "console.watch." + field + ".unknown");
    }
    if (VisibleText.isBlank(because) || because.length() > LONGEST_REASON || VisibleText.hidesInLine(because)) {
      problems.put(prefix + "reason", "console.watch.reason.missing");
    }
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(problems, Map.of(field, given, prefix + "reason", because), model);
    }
    try {
      watches.begin(kind, subject.get(), because, manager.getName());
      next.addFlashAttribute("done", "begun");
    } catch (DuplicateKeyException watchedAlready) {
      next.addFlashAttribute("done", "already");
    }
    return "redirect:" + HERE;
  }

  private String show(Map<String, String> problems, Map<String, String> given, Model model) {
    List<Watched> all = watches.all();
    Map<String, String> names = new HashMap<>();
    tsps.of(all.stream().filter(one -> one.kind() == Kind.TSP).map(one -> UUID.fromString(one.subject())).toList())
        .forEach(tsp -> names.put(tsp.id().toString(), tsp.companyName()));
    model.addAttribute("lines",
        all.stream().map(one -> new Line(one, names.getOrDefault(one.subject(), one.subject()))).toList());
    model.addAttribute("tsps", tsps.of(tsps.active()).stream().sorted(
        Comparator.comparing(Tsp::companyName)).toList());
    model.addAttribute("problems", problems);
    model.addAttribute("given", given);
    return "console/watched";
  }
}
