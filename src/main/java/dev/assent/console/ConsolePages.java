package dev.assent.console;

import dev.assent.engine.TasklistSignIn;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every page of the console knows. */
@ControllerAdvice(basePackageClasses = ConsolePages.class)
class ConsolePages {

  private final Notifications notifications;

  ConsolePages(Notifications notifications) {
    this.notifications = notifications;
  }

  /** Asked for only where the navigation is shown. */
  @ModelAttribute("unreadNotices")
  LazyContextVariable<Long> unreadNotices(Authentication person) {
    return new LazyContextVariable<>() {
      @Override
      protected Long loadValue() {
        return notifications.unread(Kind.STAFF_GROUP, groups(person));
      }
    };
  }

  /** The groups of somebody who is signed in; none of a visitor. */
  static Set<String> groups(Authentication person) {
    return person == null ? Set.of() : person.getAuthorities().stream().map(GrantedAuthority::getAuthority)
        .filter(authority -> authority.startsWith(TasklistSignIn.GROUP_AUTHORITY))
        .map(authority -> authority.substring(TasklistSignIn.GROUP_AUTHORITY.length()))
        .collect(Collectors.toSet());
  }
}
