package dev.assent.portal;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.onboarding.EmailProof;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The mails about a log-in. A secret goes into the link of one mail and nowhere else; the page behind the link asks for
 * a press of a button, since mail scanners follow links.
 */
@Component
class AccountMails {

  private static final String VERIFICATION_HOURS = "72";
  private static final String RESET_MINUTES = "30";
  private static final String INVITATION_DAYS = "7";

  private final Notifications notifications;
  private final EmailProof emailProof;

  AccountMails(Notifications notifications, EmailProof emailProof) {
    this.notifications = notifications;
    this.emailProof = emailProof;
  }

  /** @param secret of a link that verifies the address */
  void verifyEmail(DeveloperAccount account, String secret) {
    String code = emailProof.isAwaited() ? "verify-email" : "verify-address";
    send(account, code, List.of(account.userName(), VERIFICATION_HOURS),
        "/portal/verify-email?token=" + secret);
  }

  /** @param secret of a link that resets the password */
  void resetPassword(DeveloperAccount account, String secret) {
    send(account, "password-reset", List.of(account.userName(), RESET_MINUTES),
        "/portal/reset-password?token=" + secret);
  }

  void passwordChanged(DeveloperAccount account) {
    notifications.mail(recipient(account),
        new Notice("password-changed", List.of(account.userName()), "/portal/forgotten-password"), null);
  }

  /** @return the path of the link, to be handed over by the developer where no mail is sent; null where it was */
  String invited(Tsp tsp, String email, String by, String secret, Locale language) {
    String path = "/portal/join?token=" + secret;
    notifications.mail(Recipient.developer("", email, language),
        new Notice("developer-invited", List.of(tsp.companyName(), by, INVITATION_DAYS), null), path);
    return notifications.sendsMail() ? null : path;
  }

  /** Tells the developer who invited, if there still is one. */
  void joined(DeveloperAccount inviter, DeveloperAccount joined) {
    notifications.tell(recipient(inviter), new Notice("developer-joined",
        List.of(joined.userName(), joined.email()), "/portal/account/profile"));
  }

  void removed(Tsp tsp, DeveloperAccount account) {
    notifications.mail(recipient(account),
        new Notice("developer-removed", List.of(account.userName(), tsp.companyName()), null), null);
  }

  private void send(DeveloperAccount account, String code, List<String> arguments, String secretPath) {
    notifications.mail(recipient(account), new Notice(code, arguments, null), secretPath);
  }

  private static Recipient recipient(DeveloperAccount account) {
    return Recipient.developer(account.userName(), account.email(), account.locale());
  }
}
