package dev.assent.portal;

import dev.assent.web.FormThrottle;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes the portal's forms only so often; each method ends the request with 429 when it was too often. A form with a
 * field to correct is no attempt: it costs the bank next to nothing, and is what happens to people.
 */
@Component
@EnableConfigurationProperties(PortalLimits.class)
class PortalThrottle {

  private final FormThrottle signUps;
  private final FormThrottle mailsPerNetwork;
  private final FormThrottle mailsPerAccount;
  private final FormThrottle passwords;
  private final FormThrottle invitations;
  private final FormThrottle testEvents;

  PortalThrottle(PortalLimits limits, Clock clock) {
    this.signUps = new FormThrottle(limits.signUps(), limits.window(), clock);
    this.mailsPerNetwork = new FormThrottle(limits.mailsPerNetwork(), limits.window(), clock);
    this.mailsPerAccount = new FormThrottle(limits.mailsPerAccount(), limits.window(), clock);
    this.passwords = new FormThrottle(limits.passwords(), limits.window(), clock);
    this.invitations = new FormThrottle(limits.invitations(), limits.window(), clock);
    this.testEvents = new FormThrottle(limits.testEvents(), limits.window(), clock);
  }

  /** A registration, or an invited colleague's account: each tells whether a user name is free. */
  void signUp(HttpServletRequest request) {
    signUps.admitNetwork(request);
  }

  /**
   * A link for somebody who is not logged in. The limit of an account is one of each network: whoever uses it up does
   * not keep the owner elsewhere from a link. That the owner's mailbox is not flooded from many networks is seen to
   * where the link is made, see {@link dev.assent.tsp.DeveloperAccounts#linkToReset}.
   *
   * @param account as typed, whether or not there is one
   */
  void passwordMail(HttpServletRequest request, String account) {
    mailsPerNetwork.admitNetwork(request);
    mailsPerAccount.admitFromNetwork(request, account.strip().toLowerCase(Locale.ROOT));
  }

  /** A link for whoever is logged in: nobody else uses this limit up, so it is one of the account, from everywhere. */
  void verificationMail(HttpServletRequest request, String userName) {
    mailsPerNetwork.admitNetwork(request);
    mailsPerAccount.admit(request, userName);
  }

  void password(HttpServletRequest request, String userName) {
    passwords.admit(request, userName);
  }

  void invitation(HttpServletRequest request, UUID tspId) {
    invitations.admit(request, tspId.toString());
  }

  void testEvent(HttpServletRequest request, String clientId) {
    testEvents.admit(request, clientId);
  }
}
