package dev.assent.portal;

import dev.assent.form.Form;
import dev.assent.form.FormData;
import dev.assent.form.FormView;
import dev.assent.form.Forms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** "My Account" and its "My Profile". */
@Controller
class ProfileController {

  private final Form invitation;
  private final ProfilePage page;

  ProfileController(Forms forms, ProfilePage page) {
    this.invitation = forms.form("developer-invitation");
    this.page = page;
  }

  @GetMapping("/portal/account")
  String account() {
    return "redirect:/portal/account/profile";
  }

  @GetMapping("/portal/account/profile")
  String profile(@AuthenticationPrincipal Developer developer, Model model) {
    return page.show(developer, FormView.empty(invitation, FormData.NONE), model);
  }
}
