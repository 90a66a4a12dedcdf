package dev.assent.console;

import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.notification.Told;
import dev.assent.web.Pager;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the groups of somebody on the staff were told; what one of a group has read is read. */
@Controller
@RequestMapping("/bank/notices")
class NoticePages {

  private final Notifications notifications;

  NoticePages(Notifications notifications) {
    this.notifications = notifications;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, Authentication person, Model model) {
    Set<String> groups = ConsolePages.groups(person);
    Pager pager = Pager.of(page, notifications.count(Kind.STAFF_GROUP, groups));
    List<Told> notices = notifications.of(Kind.STAFF_GROUP, groups, pager.offset(), pager.size());
    notifications.markRead(notices);
    model.addAttribute("notices", notices);
    model.addAttribute("pager", pager);
    return "console/notices";
  }

  @PostMapping
  String markAllRead(Authentication person) {
    ConsolePages.groups(person).forEach(group -> notifications.markRead(Kind.STAFF_GROUP, group));
    return "redirect:/bank/notices";
  }
}
