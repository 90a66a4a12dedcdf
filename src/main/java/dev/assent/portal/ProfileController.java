package dev.assent.portal;

import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsps;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** "My Account" and its "My Profile". */
@Controller
class ProfileController {

  private final Tsps tsps;
  private final Registrations registrations;
  private final DeveloperClient client;

  ProfileController(Tsps tsps, Registrations registrations, DeveloperClient client) {
    this.tsps = tsps;
    this.registrations = registrations;
    this.client = client;
  }

  @GetMapping("/portal/account")
  String account() {
    return "redirect:/portal/account/profile";
  }

  @GetMapping("/portal/account/profile")
  String profile(@AuthenticationPrincipal Developer developer, Model model) {
    model.addAttribute("tsp", tsps.get(developer.tspId()));
    model.addAttribute("registration", registrations.ofTsp(developer.tspId()).orElse(null));
    model.addAttribute("developers", tsps.developersOf(developer.tspId()));
    model.addAttribute("client", client.of(developer));
    return "portal/profile";
  }
}
