package dev.assent.portal;

import dev.assent.form.FieldError;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.DeveloperAccounts;
import dev.assent.tsp.Tsps;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Choosing a new password with the link from a mail. */
@Controller
@RequestMapping("/portal/reset-password")
class ResetPasswordController {

  private final DeveloperAccounts accounts;
  private final Tsps tsps;
  private final AccountDesk desk;
  private final NewPassword rules;

  ResetPasswordController(DeveloperAccounts accounts, Tsps tsps, AccountDesk desk, NewPassword rules) {
    this.accounts = accounts;
    this.tsps = tsps;
    this.desk = desk;
    this.rules = rules;
  }

  @GetMapping
  String show(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
    return page(accounts.resets(SecretLink.of(token)), token, Map.of(), model, response);
  }

  @PostMapping
  String reset(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String passwordRepeated, Model model, Locale locale,
      HttpServletResponse response, RedirectAttributes flash) {
    Optional<DeveloperAccount> account = accounts.resets(SecretLink.of(token));
    List<FieldError> errors = account
        .map(owner -> rules.errors(password, passwordRepeated, owner.userName(), owner.email(),
            tsps.get(owner.tspId()).companyName()))
        .orElse(List.of());
    if (account.isEmpty() || !errors.isEmpty()) {
      return page(account, token, rules.sentences(errors, locale), model, response);
    }
    if (!desk.resetPassword(token, password)) {
      return page(Optional.empty(), token, Map.of(), model, response);
    }
    flash.addFlashAttribute("done", "password");
    return "redirect:/portal/login";
  }

  private static String page(Optional<DeveloperAccount> account, String token, Map<String, String> errors,
      Model model, HttpServletResponse response) {
    SecretLink.keep(response);
    if (account.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    } else if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.addAttribute("account", account.orElse(null));
    model.addAttribute("token", token);
    model.addAttribute("errors", errors);
    return "portal/reset-password";
  }
}
