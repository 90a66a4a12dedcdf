package dev.assent.portal;

import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.DeveloperAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The link that proves an e-mail address, and another one for whom the first did not reach. */
@Controller
@RequestMapping("/portal/verify-email")
class VerifyEmailController {

  private final DeveloperAccounts accounts;
  private final AccountDesk desk;
  private final PortalThrottle throttle;

  VerifyEmailController(DeveloperAccounts accounts, AccountDesk desk, PortalThrottle throttle) {
    this.accounts = accounts;
    this.desk = desk;
    this.throttle = throttle;
  }

  @GetMapping
  String show(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
    SecretLink.keep(response);
    Optional<DeveloperAccount> account = accounts.verifies(SecretLink.of(token));
    model.addAttribute("account", account.orElse(null));
    model.addAttribute("token", token);
    if (account.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    return "portal/verify-email";
  }

  @PostMapping
  String verify(@RequestParam(defaultValue = "") String token, HttpServletResponse response,
      RedirectAttributes flash) {
    if (accounts.verifyEmail(SecretLink.of(token)).isEmpty()) {
      SecretLink.keep(response);
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "portal/verify-email";
    }
    flash.addFlashAttribute("done", "verified");
    return "redirect:/portal/login";
  }

  /** For whoever has logged in with the right password. */
  @PostMapping("/again")
  String again(@AuthenticationPrincipal Developer developer, HttpServletRequest request, RedirectAttributes flash) {
    throttle.verificationMail(request, developer.getUsername());
    desk.verifyAgain(developer.getUsername());
    flash.addFlashAttribute("done", "sent-again");
    return "redirect:/portal/registration";
  }

  @GetMapping("/again")
  String back() {
    return "redirect:/portal/registration";
  }
}
