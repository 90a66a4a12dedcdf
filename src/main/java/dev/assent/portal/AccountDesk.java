package dev.assent.portal;

import dev.assent.onboarding.Registrations;
import dev.assent.onboarding.SignUp;
import dev.assent.tsp.AlreadyRegisteredException;
import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.DeveloperAccounts;
import dev.assent.tsp.Invitation;
import dev.assent.tsp.Invitations;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a log-in together with the mail about it: both, or neither. */
@Service
class AccountDesk {

  private final Tsps tsps;
  private final Registrations registrations;
  private final DeveloperAccounts accounts;
  private final Invitations invitations;
  private final AccountMails mails;
  private final ApplicationEventPublisher events;

  AccountDesk(Tsps tsps, Registrations registrations, DeveloperAccounts accounts, Invitations invitations,
      AccountMails mails, ApplicationEventPublisher events) {
    this.tsps = tsps;
    this.registrations = registrations;
    this.accounts = accounts;
    this.invitations = invitations;
    this.mails = mails;
    this.events = events;
  }

  /** @throws AlreadyRegisteredException if the user name or the company is taken */
  @Transactional
  public void signUp(SignUp signUp, String password, Locale language) {
    registrations.signUp(signUp, password, language);
    mails.verifyEmail(tsps.developer(signUp.userName()).orElseThrow(), accounts.linkToVerify(signUp.userName()));
  }

  /** Sends the link that verifies the address once more, where it is not verified yet. */
  @Transactional
  public void verifyAgain(String userName) {
    tsps.developer(userName).filter(account -> !account.emailVerified())
        .ifPresent(account -> mails.verifyEmail(account, accounts.linkToVerify(userName)));
  }

  /** Costs the same whether or not there is such an account: see {@link ForgottenPasswords}. */
  @Transactional
  public void forgotPassword(String typed) {
    events.publishEvent(new ForgottenPassword(typed));
  }

  /** @return false if the link does not work any more */
  @Transactional
  public boolean resetPassword(String token, String password) {
    Optional<DeveloperAccount> account = accounts.resetPassword(token, password);
    account.ifPresent(mails::passwordChanged);
    return account.isPresent();
  }

  /** @return false if {@code present} is not the password */
  @Transactional
  public boolean changePassword(String userName, String present, String password) {
    boolean changed = accounts.changePassword(userName, present, password);
    if (changed) {
      mails.passwordChanged(tsps.developer(userName).orElseThrow());
    }
    return changed;
  }

  /** @return the path of the link, to be handed over by the developer where no mail is sent; null where it was */
  @Transactional
  public String invite(Tsp tsp, String email, String by, Locale language) {
    return mails.invited(tsp, email, by, invitations.invite(tsp.id(), email, by), language);
  }

  /**
   * @return false if the link does not work any more
   * @throws AlreadyRegisteredException if the user name is taken
   */
  @Transactional
  public boolean join(String token, String userName, String password, Locale language) {
    String inviter = invitations.behind(token).map(Invitation::invitedBy).orElse("");
    Optional<DeveloperAccount> joined = invitations.join(token, userName, password, language);
    if (joined.isPresent()) {
      registrations.refuseNameInUse(userName);
      tsps.developer(inviter).ifPresent(account -> mails.joined(account, joined.get()));
    }
    return joined.isPresent();
  }

  /** @return false if there is no such colleague */
  @Transactional
  public boolean remove(UUID tspId, String userName, String by) {
    Optional<DeveloperAccount> colleague = tsps.developer(userName);
    boolean removed = accounts.remove(tspId, userName, by);
    if (removed) {
      mails.removed(tsps.get(tspId), colleague.orElseThrow());
    }
    return removed;
  }
}
