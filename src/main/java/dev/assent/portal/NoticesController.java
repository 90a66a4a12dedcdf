package dev.assent.portal;

import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.notification.Told;
import dev.assent.web.Pager;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a developer was told. */
@Controller
@RequestMapping("/portal/account/notices")
class NoticesController {

  private final Notifications notifications;

  NoticesController(Notifications notifications) {
    this.notifications = notifications;
  }

  /** What this page shows counts as read from then on. */
  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal Developer developer, Model model) {
    Set<String> me = Set.of(developer.getUsername());
    Pager pager = Pager.of(page, notifications.count(Kind.DEVELOPER, me));
    List<Told> notices = notifications.of(Kind.DEVELOPER, me, pager.offset(), pager.size());
    notifications.markRead(notices);
    model.addAttribute("notices", notices);
    model.addAttribute("pager", pager);
    return "portal/notices";
  }

  @PostMapping
  String markAllRead(@AuthenticationPrincipal Developer developer) {
    notifications.markRead(Kind.DEVELOPER, developer.getUsername());
    return "redirect:/portal/account/notices";
  }
}
