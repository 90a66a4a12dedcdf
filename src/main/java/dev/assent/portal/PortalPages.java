package dev.assent.portal;

import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.TspStatus;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every page of the portal knows. */
@ControllerAdvice(basePackageClasses = PortalPages.class)
class PortalPages {

  private final Notifications notifications;

  PortalPages(Notifications notifications) {
    this.notifications = notifications;
  }

  /** Who is logged in; null for a visitor. */
  @ModelAttribute("developer")
  Developer developer(@AuthenticationPrincipal Developer developer) {
    return developer;
  }

  /** Asked for only where the navigation is shown. */
  @ModelAttribute("unreadNotices")
  LazyContextVariable<Long> unreadNotices(@AuthenticationPrincipal Developer developer) {
    return new LazyContextVariable<>() {
      @Override
      protected Long loadValue() {
        return developer == null ? 0 : notifications.unread(Recipient.Kind.DEVELOPER, developer.getUsername());
      }
    };
  }

  /** Where the TSP of whoever is logged in stands; null for a visitor. */
  @ModelAttribute("tspStanding")
  TspStatus tspStanding(HttpServletRequest request) {
    return (TspStatus) request.getAttribute(DeveloperPages.STANDING);
  }
}
