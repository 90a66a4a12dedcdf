package dev.assent.portal;

import dev.assent.client.InvalidRedirectUriException;
import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationCorrections;
import dev.assent.onboarding.RegistrationHistory;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsps;
import dev.assent.web.Step;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the registration stands, for developers who may see nothing else yet; here they correct it, or take it back. */
@Controller
@RequestMapping("/portal/registration")
class RegistrationController {

  private static final Set<RegistrationStatus> WITH_THE_BANK = EnumSet.of(RegistrationStatus.UNVERIFIED,
      RegistrationStatus.SUBMITTED, RegistrationStatus.APPROVED);

  private final PortalThrottle throttle;
  private final Form form;
  private final Registrations registrations;
  private final RegistrationCorrections corrections;
  private final RegistrationHistory history;
  private final RegistrationProgress progress;
  private final Tsps tsps;

  RegistrationController(Forms forms, Registrations registrations, RegistrationCorrections corrections,
      RegistrationHistory history, RegistrationProgress progress, Tsps tsps, PortalThrottle throttle) {
    this.throttle = throttle;
    this.form = forms.form("tsp-sign-up");
    this.registrations = registrations;
    this.corrections = corrections;
    this.history = history;
    this.progress = progress;
    this.tsps = tsps;
  }

  @GetMapping
  String show(@AuthenticationPrincipal Developer developer, Model model, Locale locale) {
    Registration registration = of(developer);
    if (registration.status() == RegistrationStatus.REGISTERED) {
      return "redirect:/portal/account/status";
    }
    return page(registration, returned(registration), model, locale);
  }

  /** How it stands, for a page that updates itself; nothing when it is as the page has it. */
  @GetMapping("/live")
  String update(@RequestParam String version, @AuthenticationPrincipal Developer developer, Model model, Locale locale,
      HttpServletResponse response) {
    Registration registration = of(developer);
    if (registration.status() == RegistrationStatus.REGISTERED
        || registration.status() == RegistrationStatus.RETURNED) {
      response.setHeader("HX-Refresh", "true");
      return null;
    }
    standing(registration, model, locale);
    if (version.equals(model.getAttribute("version"))) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    return "portal/registration-standing :: standing-update";
  }

  @PostMapping
  String correct(@RequestParam MultiValueMap<String, String> given, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletRequest request, HttpServletResponse response,
      RedirectAttributes flash) {
    Registration registration = of(developer);
    Submission submission = new Submission(withAccount(given, developer), FormData.NONE);
    List<FieldError> errors = new ArrayList<>();
    FormResult result = form.validate(submission);
    if (result instanceof FormResult.Valid valid) {
      throttle.signUp(request);
      try {
        boolean taken = corrections.correct(developer.tspId(), RegistrationForm.details(valid.values()),
            developer.getUsername());
        flash.addFlashAttribute("done", taken ? "corrected" : "too-late");
        return "redirect:/portal/registration";
      } catch (InvalidRedirectUriException refused) {
        errors.add(FieldError.of("redirectUris", "portal.sign-up.redirect-uris", refused.getMessage()));
      } catch (AlreadyRegisteredException taken) {
        model.addAttribute("taken", true);
      }
    } else if (result instanceof FormResult.Invalid invalid) {
      errors.addAll(invalid.errors());
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(registration, FormView.refused(form, submission, errors), model, locale);
  }

  @GetMapping("/withdraw")
  String askBeforeWithdrawal(@AuthenticationPrincipal Developer developer) {
    return of(developer).status().canBeWithdrawn() ? "portal/registration-withdraw" : "redirect:/portal/registration";
  }

  @PostMapping("/withdraw")
  String withdraw(@AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    boolean taken = corrections.withdraw(of(developer).tspId(), developer.getUsername());
    flash.addFlashAttribute("done", taken ? "withdrawn" : "too-late");
    return "redirect:/portal/registration";
  }

  private String page(Registration registration, FormView view, Model model, Locale locale) {
    standing(registration, model, locale);
    model.addAttribute("view", view);
    return "portal/registration";
  }

  private void standing(Registration registration, Model model, Locale locale) {
    List<Step> steps = progress.of(registration, locale);
    model.addAttribute("registration", registration);
    model.addAttribute("company", tsps.get(registration.tspId()).companyName());
    model.addAttribute("steps", steps);
    model.addAttribute("correctUntil", corrections.correctUntil(registration).orElse(null));
    model.addAttribute("live", WITH_THE_BANK.contains(registration.status()));
    model.addAttribute("version", UUID.nameUUIDFromBytes((registration.status() + "" + steps)
        .getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** What was submitted before, with the bank's reason beside the entries that it names. */
  private FormView returned(Registration registration) {
    Submission before = new Submission(RegistrationForm.entered(history.details(registration.id())), FormData.NONE);
    return FormView.refused(form, before, form.fields().stream().filter(field ->
            registration.toCorrect().contains(field.key()))
        .map(field -> FieldError.of(field.key(), "portal.registration.to-correct", registration.reason())).toList());
  }

  /** User name and e-mail belong to the log-in; they are not corrected here. */
  private MultiValueMap<String, String> withAccount(MultiValueMap<String, String> given, Developer developer) {
    DeveloperAccount account = tsps.developer(developer.getUsername()).orElseThrow();
    MultiValueMap<String, String> whole = new LinkedMultiValueMap<>(given);
    whole.set("userName", account.userName());
    whole.set("email", account.email());
    return whole;
  }

  private Registration of(Developer developer) {
    return registrations.ofTsp(developer.tspId())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
