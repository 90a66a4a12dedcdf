package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A developer who is logged in changes the password; every other session of the account ends. */
@Controller
@RequestMapping("/portal/account/password")
class ChangePasswordController {

  private final AccountDesk desk;
  private final Tsps tsps;
  private final NewPassword rules;
  private final PortalThrottle throttle;

  ChangePasswordController(AccountDesk desk, Tsps tsps, NewPassword rules, PortalThrottle throttle) {
    this.desk = desk;
    this.tsps = tsps;
    this.rules = rules;
    this.throttle = throttle;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("errors", Map.of());
    return "portal/change-password";
  }

  @PostMapping
  String change(@RequestParam(defaultValue = "") String present, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String passwordRepeated, @AuthenticationPrincipal Developer developer,
      Model model, Locale locale, HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
    DeveloperAccount account = tsps.developer(developer.getUsername()).orElseThrow();
    List<FieldError> errors = rules.errors(password, passwordRepeated, account.userName(), account.email(),
        tsps.get(account.tspId()).companyName());
    if (errors.isEmpty()) {
      throttle.password(request, account.userName());
      if (desk.changePassword(account.userName(), present, password)) {
        PortalSessions.renew(new Developer(tsps.developer(account.userName()).orElseThrow()), request, response);
        flash.addFlashAttribute("done", "password");
        return "redirect:/portal/account/profile";
      }
      errors = List.of(FieldError.of("present", "portal.password.present.wrong"));
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("errors", rules.sentences(errors, locale));
    return "portal/change-password";
  }
}
