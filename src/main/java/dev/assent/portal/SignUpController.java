package dev.assent.portal;

import dev.assent.client.InvalidRedirectUriException;
import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.form.Values;
import dev.assent.onboarding.EmailProof;
import dev.assent.onboarding.SignUp;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.ReservedUserNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Sign Up": a TSP asks the bank to take part. */
@Controller
class SignUpController {

  private final Form form;
  private final AccountDesk desk;
  private final NewPassword rules;
  private final EmailProof emailProof;
  private final PortalThrottle throttle;

  SignUpController(Forms forms, AccountDesk desk, NewPassword rules, EmailProof emailProof, PortalThrottle throttle) {
    this.form = forms.form("tsp-sign-up");
    this.desk = desk;
    this.rules = rules;
    this.emailProof = emailProof;
    this.throttle = throttle;
  }

  @GetMapping("/portal/sign-up")
  String show(Model model) {
    model.addAttribute("view", FormView.empty(form, FormData.NONE));
    return "portal/sign-up";
  }

  @GetMapping("/portal/sign-up/completed")
  String completed(Model model) {
    model.addAttribute("linkSent", emailProof.isAwaited());
    return "portal/sign-up-completed";
  }

  @PostMapping("/portal/sign-up")
  String take(@RequestParam MultiValueMap<String, String> given, Model model, Locale locale,
      HttpServletRequest request, HttpServletResponse response) {
    Submission submission = new Submission(given, FormData.NONE);
    FormResult result = form.validate(submission);
    List<FieldError> errors = new ArrayList<>();
    if (result instanceof FormResult.Invalid invalid) {
      errors.addAll(invalid.errors());
    } else if (ReservedUserNames.contains(given.getFirst("userName"))) {
      errors.add(FieldError.of("userName", "portal.user-name.reserved"));
    }
    errors.addAll(rules.errors(given.getFirst("password"), given.getFirst("passwordRepeated"),
        given.getFirst("userName"), given.getFirst("company"), given.getFirst("email")));
    if (errors.isEmpty() && result instanceof FormResult.Valid valid) {
      throttle.signUp(request);
      try {
        desk.signUp(signUp(valid.values()), given.getFirst("password"), locale);
        return "redirect:/portal/sign-up/completed";
      } catch (InvalidRedirectUriException refused) {
        errors.add(FieldError.of("redirectUris", "portal.sign-up.redirect-uris", refused.getMessage()));
      } catch (AlreadyRegisteredException taken) {
        model.addAttribute("taken", true);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("view", FormView.refused(form, submission, errors));
    return "portal/sign-up";
  }

  private static SignUp signUp(Values values) {
    return new SignUp(RegistrationForm.details(values), values.text("userName"), values.text("email"));
  }
}
