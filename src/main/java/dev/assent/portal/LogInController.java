package dev.assent.portal;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LogInController {

  /** How the registration stands is shown once, to the session that brought the right password. */
  @GetMapping("/portal/login")
  String logIn(HttpSession session, Model model) {
    model.addAttribute("standing", session.getAttribute(LogInFailure.STANDING));
    session.removeAttribute(LogInFailure.STANDING);
    return "portal/login";
  }
}
