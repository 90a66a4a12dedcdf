package dev.assent.tsp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log-ins of developers: proof of the e-mail address, password, removal. Secrets of links are for mails alone. */
@Service
public class DeveloperAccounts {

  private static final int MOST_OF_ONE_ADDRESS = 5;
  /**
   * Anybody may ask for links to reset somebody's password. One in a quarter of an hour does not flood a mailbox, and
   * the owner always has one in it that works for a quarter of an hour at least, whoever has asked for it.
   */
  private static final Duration BETWEEN_RESETS = Duration.ofMinutes(15);

  private final DeveloperAccountRepository developers;
  private final AccountTable accounts;
  private final AccountLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final DeveloperPasswords passwords;

  DeveloperAccounts(DeveloperAccountRepository developers, AccountTable accounts, AccountLinks links,
      ApplicationEventPublisher events, Clock clock, DeveloperPasswords passwords) {
    this.developers = developers;
    this.accounts = accounts;
    this.links = links;
    this.events = events;
    this.clock = clock;
    this.passwords = passwords;
  }

  /** @return the secret of a link for {@link #verifyEmail}, good for 3 days */
  @Transactional
  public String linkToVerify(String userName) {
    return links.issue(LinkPurpose.VERIFY_EMAIL, userName);
  }

  /** Whose link it is; empty if it was used, has run out, or never was one. */
  public Optional<DeveloperAccount> verifies(String secret) {
    return links.subject(LinkPurpose.VERIFY_EMAIL, secret).flatMap(this::owner);
  }

  /** Uses the link. @return whose address is proven now; empty if the link does not work any more */
  @Transactional
  public Optional<DeveloperAccount> verifyEmail(String secret) {
    Optional<DeveloperAccount> account = links.use(LinkPurpose.VERIFY_EMAIL, secret).flatMap(this::owner);
    account.ifPresent(this::verified);
    return account;
  }

  /** The accounts that somebody may mean who has forgotten a password: usually one, at most five. */
  public List<DeveloperAccount> meantBy(String userNameOrEmail) {
    String typed = userNameOrEmail.strip().toLowerCase(Locale.ROOT);
    return Stream.concat(present(typed).stream(),
            developers.findByEmailAndRemovedAtIsNullOrderByUserName(typed).stream())
        .distinct().limit(MOST_OF_ONE_ADDRESS).toList();
  }

  /**
   * @return the secret of a link for {@link #resetPassword}, good for 30 minutes; empty while the one before is less
   *     than 15 minutes old and no password was chosen since: that one works for long enough
   */
  @Transactional
  public Optional<String> linkToReset(String userName) {
    Instant now = clock.instant();
    return accounts.startReset(userName, now.minus(BETWEEN_RESETS), now)
        ? Optional.of(links.issue(LinkPurpose.RESET_PASSWORD, userName))
        : Optional.empty();
  }

  /** Whose link it is; empty if it was used, has run out, or never was one. */
  public Optional<DeveloperAccount> resets(String secret) {
    return links.subject(LinkPurpose.RESET_PASSWORD, secret).flatMap(this::owner);
  }

  /**
   * Uses the link, and ends every other one of its kind and all sessions of the account.
   *
   * @param password in clear, found strong enough; only its hash is kept
   * @return whose password it is; empty if the link does not work any more
   */
  @Transactional
  public Optional<DeveloperAccount> resetPassword(String secret, String password) {
    String hash = passwords.encode(password);
    Optional<DeveloperAccount> account = links.use(LinkPurpose.RESET_PASSWORD, secret).flatMap(this::owner)
        .filter(owner -> replace(owner, hash, true));
    // The link came to the address, so the address is theirs.
    account.ifPresent(this::verified);
    return account;
  }

  /** @return false if {@code present} is not the password, and nothing has changed */
  @Transactional
  public boolean changePassword(String userName, String present, String password) {
    return present(userName)
        .filter(account -> passwords.matches(present, account.passwordHash()))
        .filter(account -> replace(account, passwords.encode(password), false))
        .isPresent();
  }

  /**
   * Takes a colleague's log-in away, with its links and open invitations; it ends with the next request. Nobody
   * removes themselves, so one always stays.
   *
   * @return whether there was such a colleague
   */
  @Transactional
  public boolean remove(UUID tspId, String userName, String by) {
    Instant now = clock.instant();
    if (!accounts.remove(tspId, userName, by, now)) {
      return false;
    }
    links.endAll(List.of(userName));
    events.publishEvent(new DeveloperRemoved(tspId, userName, by, now));
    return true;
  }

  private boolean replace(DeveloperAccount account, String hash, boolean reset) {
    Instant now = clock.instant();
    if (!accounts.changePassword(account.userName(), account.passwordHash(), hash, now)) {
      return false;
    }
    links.end(LinkPurpose.RESET_PASSWORD, account.userName());
    events.publishEvent(new PasswordChanged(account.tspId(), account.userName(), reset, now));
    return true;
  }

  private void verified(DeveloperAccount account) {
    Instant now = clock.instant();
    if (accounts.verify(account.userName(), now)) {
      events.publishEvent(new EmailVerified(account.tspId(), account.userName(), now));
    }
  }

  private Optional<DeveloperAccount> owner(AccountLinks.Subject link) {
    return present(link.name()).filter(account -> account.existedAt(link.since()));
  }

  private Optional<DeveloperAccount> present(String userName) {
    return developers.findById(userName).filter(DeveloperAccount::present);
  }
}
