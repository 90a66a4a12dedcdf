package dev.assent.portal;

import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Invitations;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The developers of one TSP invite colleagues, and take log-ins away. */
@Controller
@RequestMapping("/portal/account/developers")
class DevelopersController {

  private static final String PROFILE = "redirect:/portal/account/profile";

  private final Form form;
  private final Tsps tsps;
  private final Invitations invitations;
  private final AccountDesk desk;
  private final ProfilePage profile;
  private final PortalThrottle throttle;
  private final Addresses addresses;

  DevelopersController(Forms forms, Tsps tsps, Invitations invitations, AccountDesk desk,
      ProfilePage profile, PortalThrottle throttle, Addresses addresses) {
    this.form = forms.form("developer-invitation");
    this.tsps = tsps;
    this.invitations = invitations;
    this.desk = desk;
    this.profile = profile;
    this.throttle = throttle;
    this.addresses = addresses;
  }

  @PostMapping
  String invite(@RequestParam MultiValueMap<String, String> given, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
    Tsp tsp = tsps.get(developer.tspId());
    if (tsp.status() != TspStatus.ACTIVE) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Submission submission = new Submission(given, FormData.NONE);
    FormResult result = form.validate(submission);
    if (result instanceof FormResult.Valid valid) {
      throttle.invitation(request, tsp.id());
      String link = desk.invite(tsp, valid.values().text("email"), developer.getUsername(), locale);
      flash.addFlashAttribute("done", "invited");
      flash.addFlashAttribute("invitationLink", link == null ? null : addresses.base() + link);
      return PROFILE;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return profile.show(developer,
        FormView.refused(form, submission, ((FormResult.Invalid) result).errors()), model);
  }

  @PostMapping("/invitations/{id}/withdraw")
  String withdraw(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    if (invitations.withdraw(id, developer.tspId(), developer.getUsername())) {
      flash.addFlashAttribute("done", "withdrawn");
    }
    return PROFILE;
  }

  /** Asks once, in the words of the effect. */
  @GetMapping("/{userName}/remove")
  String ask(@PathVariable String userName, @AuthenticationPrincipal Developer developer, Model model) {
    model.addAttribute("colleague", colleague(userName, developer));
    return "portal/remove-developer";
  }

  @PostMapping("/{userName}/remove")
  String remove(@PathVariable String userName, @AuthenticationPrincipal Developer developer,
      RedirectAttributes flash) {
    DeveloperAccount colleague = colleague(userName, developer);
    if (desk.remove(developer.tspId(), colleague.userName(), developer.getUsername())) {
      flash.addFlashAttribute("done", "removed");
    }
    return PROFILE;
  }

  /** A reload, or another language, after an invitation was refused. */
  @GetMapping({"", "/invitations/{id}/withdraw"})
  String back() {
    return PROFILE;
  }

  private DeveloperAccount colleague(String userName, Developer developer) {
    return tsps.developer(userName)
        .filter(account -> account.tspId().equals(developer.tspId()))
        .filter(account -> !account.userName().equals(developer.getUsername()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
