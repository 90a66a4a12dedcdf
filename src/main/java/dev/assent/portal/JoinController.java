package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.Invitation;
import dev.assent.tsp.Invitations;
import dev.assent.tsp.ReservedUserNames;
import dev.assent.tsp.Tsps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An invited colleague opens an account, with the link from the mail. */
@Controller
@RequestMapping("/portal/join")
class JoinController {

  private final Form form;
  private final Invitations invitations;
  private final Tsps tsps;
  private final AccountDesk desk;
  private final NewPassword rules;
  private final PortalThrottle throttle;

  JoinController(Forms forms, Invitations invitations, Tsps tsps, AccountDesk desk, NewPassword rules,
      PortalThrottle throttle) {
    this.form = forms.form("developer-join");
    this.invitations = invitations;
    this.tsps = tsps;
    this.desk = desk;
    this.rules = rules;
    this.throttle = throttle;
  }

  @GetMapping
  String show(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
    return page(invitations.behind(SecretLink.of(token)), token, FormView.empty(form, FormData.NONE), model, response);
  }

  @PostMapping
  String take(@RequestParam MultiValueMap<String, String> given, @RequestParam(defaultValue = "") String token,
      Model model, Locale locale, HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
    Optional<Invitation> invitation = invitations.behind(SecretLink.of(token));
    Submission submission = new Submission(given, FormData.NONE);
    if (invitation.isEmpty()) {
      return page(invitation, token, FormView.empty(form, FormData.NONE), model, response);
    }
    List<FieldError> errors = errors(submission, given, invitation.get());
    if (errors.isEmpty()) {
      throttle.signUp(request);
      try {
        boolean joined = desk.join(token, given.getFirst("userName"), given.getFirst("password"), locale);
        flash.addFlashAttribute("done", joined ? "joined" : null);
        return joined
            ? "redirect:/portal/login"
            : page(Optional.empty(), token, FormView.empty(form, FormData.NONE), model, response);
      } catch (AlreadyRegisteredException taken) {
        errors = List.of(FieldError.of("userName", "portal.join.taken"));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(invitation, token, FormView.refused(form, submission, errors), model, response);
  }

  private List<FieldError> errors(Submission submission, MultiValueMap<String, String> given, Invitation invitation) {
    List<FieldError> errors = new ArrayList<>();
    if (form.validate(submission) instanceof FormResult.Invalid invalid) {
      errors.addAll(invalid.errors());
    } else if (ReservedUserNames.contains(given.getFirst("userName"))) {
      errors.add(FieldError.of("userName", "portal.user-name.reserved"));
    }
    errors.addAll(rules.errors(given.getFirst("password"), given.getFirst("passwordRepeated"),
        given.getFirst("userName"), invitation.email(), company(invitation)));
    return errors;
  }

  private String page(Optional<Invitation> invitation, String token, FormView view, Model model,
      HttpServletResponse response) {
    SecretLink.keep(response);
    if (invitation.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    model.addAttribute("invitation", invitation.orElse(null));
    model.addAttribute("company", invitation.map(this::company).orElse(null));
    model.addAttribute("token", token);
    model.addAttribute("view", view);
    return "portal/join";
  }

  private String company(Invitation invitation) {
    return tsps.get(invitation.tspId()).companyName();
  }
}
