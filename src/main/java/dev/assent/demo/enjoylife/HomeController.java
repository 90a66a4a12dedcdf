package dev.assent.demo.enjoylife;

import java.security.Principal;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enjoy Life's first page, and the way back from the bank. */
@Controller
@Profile(EnjoyLifeApplication.PROFILE)
class HomeController {

  private final BankTokens tokens;

  HomeController(BankTokens tokens) {
    this.tokens = tokens;
  }

  @GetMapping("/")
  String home(Principal user, Model model) {
    model.addAttribute("bank", BankStatus.of(user.getName(), tokens));
    return "enjoylife/home";
  }

  /** Where the browser is after the bank's answer has been taken in, or after the bank or the customer said no. */
  @GetMapping(BankConnection.CALLBACK)
  String back(@RequestParam(required = false) String error, RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", error == null ? "authorized"
        : "access_denied".equals(error) ? "denied" : "failed");
    return "redirect:/";
  }
}
