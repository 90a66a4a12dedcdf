package dev.assent.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets with which clients log on. A client has one, and for the time of the overlap that the bank sets also the
 * one before it, so that a TSP can change over without an interruption. There are never more than two.
 */
@Service
public class ClientSecrets {

  /** How long an overlap may be: after that a secret that leaked has done its harm. */
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  /** Who presses a button twice does not press it later than this. */
  static final Duration DOUBLE_CLICK = Duration.ofSeconds(10);

  /** "Last used" is written no more often than this, so that a log-on is no write to a row that others want. */
  static final Duration LAST_USED_GRAIN = Duration.ofMinutes(1);

  private final ClientSecretTable secrets;
  private final ClientTable clients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientSecrets(ClientSecretTable secrets, ClientTable clients, ApplicationEventPublisher events, Clock clock) {
    this.secrets = secrets;
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a new secret. This is the only time it can be seen. The one in use until now works on until the client's
   * overlap ends; one that is in its overlap already ends at once. Asked again within {@link #DOUBLE_CLICK}, it
   * replaces the one just made, if nobody has used that: the secret in use keeps its overlap.
   *
   * @param by who asked for it
   * @throws java.util.NoSuchElementException if there is no such client
   */
  @Transactional
  public ClientSecret issue(String clientId, String by) {
    Client client = clients.find(clientId).orElseThrow();
    ClientSecret secret = ClientSecret.random();
    Instant now = clock.instant();
    if (!secrets.rotate(clientId, secret, now, now.plus(client.secretOverlap()), now.minus(DOUBLE_CLICK))) {
      secrets.insert(clientId, secret, now);
    }
    Instant earlierValidUntil = secrets.find(clientId).map(StoredSecrets::earlier).map(StoredSecret::validUntil)
        .orElse(null);
    events.publishEvent(new SecretIssued(clientId, client.tspId(), by, earlierValidUntil));
    return secret;
  }

  /** Gives the client a secret made elsewhere, and no other: for migrations, and for the demo's published one. */
  @Transactional
  public void install(String clientId, ClientSecret secret) {
    Instant now = clock.instant();
    if (!secrets.rotate(clientId, secret, now, now, now)) {
      secrets.insert(clientId, secret, now);
    }
  }

  /** Whether this is a valid secret of the client; compared in constant time. */
  public boolean matches(String clientId, ClientSecret presented) {
    Instant now = clock.instant();
    Optional<StoredSecrets> stored = secrets.find(clientId);
    boolean current = stored.filter(both -> both.current().is(presented)).isPresent();
    boolean earlier = stored.filter(both -> both.earlier() != null && both.earlier().is(presented)
        && both.earlier().validUntil().isAfter(now)).isPresent();
    if (current) {
      noteUse(clientId, stored.get().current(), now);
    } else if (earlier) {
      noteUse(clientId, stored.get().earlier(), now);
    }
    return current || earlier;
  }

  /** What is known of the client's valid secrets: none, the current one, or the current and then the earlier one. */
  public List<SecretFacts> of(String clientId) {
    Instant now = clock.instant();
    return secrets.find(clientId).map(both -> both.facts(now)).orElse(List.of());
  }

  /** Ends the secret that is in its overlap. @return false if there is none */
  @Transactional
  public boolean endEarlier(String clientId, String by) {
    Client client = clients.find(clientId).orElseThrow();
    boolean ended = secrets.endEarlier(clientId, clock.instant());
    if (ended) {
      events.publishEvent(new EarlierSecretEnded(clientId, client.tspId(), by));
    }
    return ended;
  }

  /**
   * Binds the next secret that is made.
   *
   * @param overlap zero to {@link #LONGEST_OVERLAP}
   * @return the overlap before
   */
  @Transactional
  public Duration changeOverlap(String clientId, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new IllegalArgumentException("A secret overlaps with the next for at most 30 days");
    }
    Duration before = clients.find(clientId).orElseThrow().secretOverlap();
    clients.updateSecretOverlap(clientId, overlap);
    return before;
  }

  /** Secrets that end before the moment and of whose end nobody was told. */
  public List<EndingSecret> endingUntold(Instant before) {
    return secrets.endingUntold(clock.instant(), before);
  }

  /** Notes that the TSP is told of it. @return false if somebody else has, or it has ended meanwhile */
  @Transactional
  public boolean markEndTold(EndingSecret secret) {
    return secrets.markEndTold(secret, clock.instant());
  }

  private void noteUse(String clientId, StoredSecret secret, Instant now) {
    if (secret.lastUsedAt() == null || secret.lastUsedAt().plus(LAST_USED_GRAIN).isBefore(now)) {
      secrets.used(clientId, secret, now);
    }
  }
}
