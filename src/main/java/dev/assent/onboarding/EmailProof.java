package dev.assent.onboarding;

import dev.assent.notification.Notifications;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Whether the bank gets a registration only after the developer has followed the link to the e-mail address. */
@Component
@EnableConfigurationProperties(OnboardingProperties.class)
public class EmailProof {

  private final OnboardingProperties properties;
  private final Notifications notifications;

  EmailProof(OnboardingProperties properties, Notifications notifications) {
    this.properties = properties;
    this.notifications = notifications;
  }

  public boolean isAwaited() {
    return properties.verifyEmail() && notifications.sendsMail();
  }
}
