package dev.assent.tsp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A TSP has several developers: each may invite colleagues. */
@Service
public class Invitations {

  private final DeveloperAccountRepository developers;
  private final InvitationTable invitations;
  private final TspRepository tsps;
  private final AccountLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final DeveloperPasswords passwords;

  Invitations(DeveloperAccountRepository developers, InvitationTable invitations,
      TspRepository tsps, AccountLinks links, ApplicationEventPublisher events, Clock clock,
      DeveloperPasswords passwords) {
    this.developers = developers;
    this.invitations = invitations;
    this.tsps = tsps;
    this.links = links;
    this.events = events;
    this.clock = clock;
    this.passwords = passwords;
  }

  /**
   * Invites a colleague; an earlier open invitation to the same address is replaced. It ends with the account of
   * whoever invites.
   *
   * @return the secret of a link for {@link #join}, good for 7 days
   * @throws IllegalStateException unless the TSP is active, and {@code by} one of its developers
   */
  @Transactional
  public String invite(UUID tspId, String email, String by) {
    // Held, so that a removal of the developer who invites comes before or after.
    boolean active = tsps.findHeldById(tspId).orElseThrow().status() == TspStatus.ACTIVE;
    Instant now = clock.instant();
    if (!active || !isDeveloper(by, tspId, now)) {
      throw new IllegalStateException("Only a developer of an active TSP takes more developers in");
    }
    String address = email.toLowerCase(Locale.ROOT);
    invitations.openOf(tspId, now).stream().filter(earlier -> earlier.email().equals(address))
        .forEach(earlier -> withdraw(earlier.id(), tspId, by));
    Invitation invitation = new Invitation(UUID.randomUUID(), tspId, address, by, now,
        now.plus(LinkPurpose.INVITE.validity()));
    invitations.insert(invitation);
    events.publishEvent(new DeveloperInvited(tspId, invitation.id(), address, by, now));
    return links.issue(LinkPurpose.INVITE, invitation.id().toString());
  }

  /** Open invitations, oldest first. */
  public List<Invitation> open(UUID tspId) {
    return invitations.openOf(tspId, clock.instant());
  }

  /** The invitation that a link is about; empty if it was used, withdrawn or has run out, or the TSP is not active. */
  public Optional<Invitation> behind(String secret) {
    return links.subject(LinkPurpose.INVITE, secret)
        .flatMap(link -> invitations.open(UUID.fromString(link.name()), clock.instant()))
        .filter(invitation -> isActive(invitation.tspId()))
        .filter(invitation -> isDeveloper(invitation.invitedBy(), invitation.tspId(), invitation.invitedAt()));
  }

  /** @return whether there was such an open invitation of the TSP */
  @Transactional
  public boolean withdraw(UUID invitationId, UUID tspId, String by) {
    Instant now = clock.instant();
    if (!invitations.end(invitationId, tspId, now)) {
      return false;
    }
    links.end(LinkPurpose.INVITE, invitationId.toString());
    events.publishEvent(new InvitationWithdrawn(tspId, invitationId, by, now));
    return true;
  }

  /** Whoever has gone lets nobody in, least of all themselves. */
  @EventListener
  public void on(DeveloperRemoved removed) {
    invitations.openBy(removed.userName(), removed.tspId(), removed.at())
        .forEach(invitation -> withdraw(invitation.id(), removed.tspId(), removed.by()));
  }

  /**
   * Opens the account of an invited colleague; the link has shown that the address is theirs.
   *
   * @param password in clear, found strong enough; only its hash is kept
   * @return the new account; empty if the link does not work any more
   * @throws AlreadyRegisteredException if the user name is taken or reserved; the link goes on working
   */
  @Transactional
  public Optional<DeveloperAccount> join(String secret, String userName, String password, Locale language) {
    String hash = passwords.encode(password);
    Optional<Invitation> invitation = behind(secret);
    if (invitation.isEmpty() || links.use(LinkPurpose.INVITE, secret).isEmpty()) {
      return Optional.empty();
    }
    return invitation.filter(used -> invitations.end(used.id(), used.tspId(), clock.instant()))
        .map(used -> open(used, userName, hash, language));
  }

  private DeveloperAccount open(Invitation invitation, String userName, String hash, Locale language) {
    if (ReservedUserNames.contains(userName) || developers.existsById(userName)) {
      throw new AlreadyRegisteredException();
    }
    Instant now = clock.instant();
    DeveloperAccount account = DeveloperAccount.invited(userName, invitation, hash, language, now);
    try {
      developers.save(account);
    } catch (DbActionExecutionException failed) {
      throw failed.getCause() instanceof DuplicateKeyException ? new AlreadyRegisteredException() : failed;
    }
    events.publishEvent(new DeveloperJoined(invitation.tspId(), userName, invitation.invitedBy(), now));
    return account;
  }

  /** @param since when the account must have been there: one that took the name later is another's */
  private boolean isDeveloper(String userName, UUID tspId, Instant since) {
    return developers.findById(userName)
        .filter(account -> account.present() && account.tspId().equals(tspId) && account.existedAt(since))
        .isPresent();
  }

  private boolean isActive(UUID tspId) {
    return tsps.findById(tspId).orElseThrow().status() == TspStatus.ACTIVE;
  }
}
