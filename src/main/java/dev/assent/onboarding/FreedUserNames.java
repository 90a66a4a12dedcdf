package dev.assent.onboarding;

import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.UserNamesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever takes over a user name does not read what the one before was told. */
@Component
class FreedUserNames {

  private final Notifications notifications;

  FreedUserNames(Notifications notifications) {
    this.notifications = notifications;
  }

  @EventListener
  void on(UserNamesFreed freed) {
    freed.userNames().forEach(name -> notifications.forget(Recipient.Kind.DEVELOPER, name));
  }
}
