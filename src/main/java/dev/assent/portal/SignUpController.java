package dev.assent.portal;

import dev.assent.client.InvalidRedirectUriException;
import dev.assent.client.RedirectUris;
import dev.assent.form.FieldError;
import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormResult;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import dev.assent.form.Submission;
import dev.assent.form.Values;
import dev.assent.onboarding.Registrations;
import dev.assent.onboarding.SignUp;
import dev.assent.tsp.AlreadyRegisteredException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
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
  private final Registrations registrations;

  SignUpController(Forms forms, Registrations registrations) {
    this.form = forms.form("tsp-sign-up");
    this.registrations = registrations;
  }

  @GetMapping("/portal/sign-up")
  String show(Model model) {
    model.addAttribute("view", FormView.empty(form, FormData.NONE));
    return "portal/sign-up";
  }

  @GetMapping("/portal/sign-up/completed")
  String completed() {
    return "portal/sign-up-completed";
  }

  @PostMapping("/portal/sign-up")
  String take(@RequestParam MultiValueMap<String, String> given, Model model, HttpServletResponse response) {
    Submission submission = new Submission(given, FormData.NONE);
    FormResult result = form.validate(submission);
    List<FieldError> errors = new ArrayList<>();
    if (result instanceof FormResult.Invalid invalid) {
      errors.addAll(invalid.errors());
    }
    errors.addAll(NewPassword.errors(given.getFirst("password"), given.getFirst("passwordRepeated"),
        given.getFirst("userName")));
    if (errors.isEmpty() && result instanceof FormResult.Valid valid) {
      try {
        registrations.signUp(signUp(valid.values()), given.getFirst("password"));
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
    return new SignUp(values.text("company"), values.text("registrationNumber"), values.text("contactName"),
        values.text("contactEmail"), values.text("phone"), RedirectUris.parse(values.text("redirectUris")),
        values.text("purpose"), values.text("userName"), values.text("email"));
  }
}
