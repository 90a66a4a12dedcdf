package dev.assent.portal;

import dev.assent.notification.Notifications;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for a link to choose a new password with. The answer is the same whether or not there is an account. */
@Controller
@RequestMapping("/portal/forgotten-password")
class ForgottenPasswordController {

  private static final int LONGEST = 254;

  private final AccountDesk desk;
  private final Notifications notifications;
  private final PortalThrottle throttle;

  ForgottenPasswordController(AccountDesk desk, Notifications notifications, PortalThrottle throttle) {
    this.desk = desk;
    this.notifications = notifications;
    this.throttle = throttle;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("byMail", notifications.sendsMail());
    return "portal/forgotten-password";
  }

  @PostMapping
  String ask(@RequestParam(defaultValue = "") String account, HttpServletRequest request, RedirectAttributes flash) {
    String typed = account.strip();
    if (typed.isEmpty() || typed.length() > LONGEST) {
      flash.addFlashAttribute("refused", true);
    } else {
      throttle.passwordMail(request, typed);
      flash.addFlashAttribute("asked", true);
      if (notifications.sendsMail()) {
        desk.forgotPassword(typed);
      }
    }
    return "redirect:/portal/forgotten-password";
  }
}
