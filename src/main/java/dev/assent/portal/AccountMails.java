package dev.assent.portal;

import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.onboarding.EmailProof;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.DeveloperAccounts;
import dev.assent.tsp.Invitations;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
  private final DeveloperAccounts accounts;
  private final Invitations invitations;
  private final EmailProof emailProof;

  AccountMails(Notifications notifications, DeveloperAccounts accounts, Invitations invitations,
      EmailProof emailProof) {
    this.notifications = notifications;
    this.accounts = accounts;
    this.invitations = invitations;
    this.emailProof = emailProof;
  }

  @Transactional
  void verifyEmail(DeveloperAccount account) {
    String code = emailProof.isAwaited() ? "verify-email" : "verify-address";
    send(account, code, List.of(account.userName(), VERIFICATION_HOURS),
        "/portal/verify-email?token=" + accounts.linkToVerify(account.userName()));
  }

  @Transactional
  void resetPassword(DeveloperAccount account) {
    send(account, "password-reset", List.of(account.userName(), RESET_MINUTES),
        "/portal/reset-password?token=" + accounts.linkToReset(account.userName()));
  }

  void passwordChanged(DeveloperAccount account) {
    notifications.mail(recipient(account),
        new Notice("password-changed", List.of(account.userName()), "/portal/forgotten-password"), null);
  }

  /** @return the path of the link, to be handed over by the developer where no mail is sent; null where it was */
  @Transactional
  String invite(Tsp tsp, String email, String by, Locale language) {
    String path = "/portal/join?token=" + invitations.invite(tsp.id(), email, by);
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
