package dev.assent.portal;

import dev.assent.onboarding.Registrations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Status": where each request of the TSP stands, and whom it waits for. */
@Controller
@RequestMapping("/portal/account/status")
class StatusController {

  private final Registrations registrations;
  private final Tracker tracker;
  private final RegistrationProgress registrationProgress;

  StatusController(Registrations registrations, Tracker tracker, RegistrationProgress registrationProgress) {
    this.registrations = registrations;
    this.tracker = tracker;
    this.registrationProgress = registrationProgress;
  }

  @GetMapping
  String list(@RequestParam(name = "show", defaultValue = "") String shown,
      @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal Developer developer, Model model,
      Locale locale) {
    Tracker.Listing listing = tracker.of(developer.tspId(), Shown.of(shown), page, locale);
    if (listing.shown() == Shown.ALL && !listing.pager().hasPrevious()) {
      registrations.ofTsp(developer.tspId()).ifPresent(registration -> {
        model.addAttribute("registration", registration);
        model.addAttribute("registrationSteps", registrationProgress.of(registration, locale));
      });
    }
    model.addAttribute("listing", listing);
    model.addAttribute("live", listing.open());
    return "portal/status";
  }

  /** The list again, for a page that updates itself; nothing when it is as the page has it. */
  @GetMapping("/live")
  String update(@RequestParam(name = "show", defaultValue = "") String shown,
      @RequestParam(defaultValue = "1") int page, @RequestParam String version,
      @AuthenticationPrincipal Developer developer, Model model, Locale locale, HttpServletResponse response) {
    Tracker.Listing listing = tracker.of(developer.tspId(), Shown.of(shown), page, locale);
    if (listing.version().equals(version)) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    model.addAttribute("listing", listing);
    return "portal/tracker :: listing-update";
  }
}
