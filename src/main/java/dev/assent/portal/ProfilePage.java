package dev.assent.portal;

import dev.assent.form.FormView;
import dev.assent.onboarding.Certifications;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Invitations;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What My Profile shows. */
@Component
class ProfilePage {

  private final Tsps tsps;
  private final Registrations registrations;
  private final Certifications certifications;
  private final Invitations invitations;
  private final DeveloperClient client;

  ProfilePage(Tsps tsps, Registrations registrations, Certifications certifications, Invitations invitations,
      DeveloperClient client) {
    this.tsps = tsps;
    this.registrations = registrations;
    this.certifications = certifications;
    this.invitations = invitations;
    this.client = client;
  }

  /** @param invitation the form, empty or to be corrected */
  String show(Developer developer, FormView invitation, Model model) {
    Tsp tsp = tsps.get(developer.tspId());
    model.addAttribute("tsp", tsp);
    model.addAttribute("registration", registrations.ofTsp(tsp.id()).orElse(null));
    model.addAttribute("period", certifications.ofTsp(tsp.id()).stream().findFirst().orElse(null));
    model.addAttribute("developers", tsps.developersOf(tsp.id()));
    model.addAttribute("mayInvite", tsp.status() == TspStatus.ACTIVE);
    model.addAttribute("invitations", invitations.open(tsp.id()));
    model.addAttribute("client", client.of(developer));
    model.addAttribute("view", invitation);
    return "portal/profile";
  }
}
