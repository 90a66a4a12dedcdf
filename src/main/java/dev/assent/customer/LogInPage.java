package dev.assent.customer;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The log-in of the bank's customers, and the policy that everybody may read. */
@Controller
class LogInPage {

  private final CustomerSettings settings;

  LogInPage(CustomerSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/consents/login")
  String logIn(Model model) {
    model.addAttribute("hints", settings.loginHint());
    return "customer/login";
  }

  @GetMapping(CustomerSecurity.PRIVACY_POLICY)
  String privacyPolicy(Model model) {
    model.addAttribute("version", PrivacyPolicy.VERSION);
    return "customer/privacy-policy";
  }
}
