package dev.assent.portal;

import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApplicationWithdrawals;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An application is taken back, after one question. */
@Controller
@RequestMapping("/portal/account/status/{id}/withdrawal")
class WithdrawalController {

  private final RequestPage page;
  private final ApplicationWithdrawals withdrawals;

  WithdrawalController(RequestPage page, ApplicationWithdrawals withdrawals) {
    this.page = page;
    this.withdrawals = withdrawals;
  }

  @GetMapping
  String ask(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, Model model,
      RedirectAttributes flash) {
    ApiApplication application = page.find(id, developer);
    if (!application.status().canBeWithdrawn()) {
      return tooLate(id, flash);
    }
    model.addAttribute("apiApplication", application);
    return "portal/withdrawal";
  }

  @PostMapping
  String withdraw(@PathVariable UUID id, @AuthenticationPrincipal Developer developer, RedirectAttributes flash) {
    page.find(id, developer);
    if (!withdrawals.withdraw(id, developer.tspId(), developer.getUsername())) {
      return tooLate(id, flash);
    }
    flash.addFlashAttribute("withdrawn", true);
    return "redirect:" + RequestPage.address(id);
  }

  private static String tooLate(UUID id, RedirectAttributes flash) {
    flash.addFlashAttribute("tooLate", true);
    return "redirect:" + RequestPage.address(id);
  }
}
