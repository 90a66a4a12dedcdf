package dev.assent.securityevent;

import dev.assent.client.RefusedAddressException;
import dev.assent.client.TspServers;
import dev.assent.keys.AtRestEncryption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** How a client gets its events. Without a choice they wait to be polled. */
@Service
public class EventDelivery {

  /** RFC 9110 section 5.5: visible characters, with blanks between them. */
  private static final Pattern AUTHORIZATION = Pattern.compile("[!-~](?:[ !-~]{0,2046}[!-~])?");

  private final PushTable pushes;
  private final SecurityEventTable events;
  private final TspServers servers;
  private final AtRestEncryption encryption;
  private final SecurityEventProperties properties;
  private final ApplicationEventPublisher publisher;
  private final TransactionOperations transaction;
  private final Clock clock;

  EventDelivery(PushTable pushes, SecurityEventTable events, TspServers servers, AtRestEncryption encryption,
      SecurityEventProperties properties, ApplicationEventPublisher publisher,
      TransactionOperations transaction, Clock clock) {
    this.pushes = pushes;
    this.events = events;
    this.servers = servers;
    this.encryption = encryption;
    this.properties = properties;
    this.publisher = publisher;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How long an event is kept for the client to take. */
  public Duration keptFor() {
    return properties.keepFor();
  }

  /** Empty for a client that polls. */
  public Optional<PushTarget> push(String clientId) {
    return pushes.find(clientId);
  }

  /**
   * From now on the client's events are pushed there, what waits included.
   *
   * @param authorization value of the Authorization header; blank for the present one while the address stays the same,
   *                      and for none at another: a secret goes to nobody it was not given for
   * @param by            the developer's user name
   * @throws RefusedAddressException       with what is wrong about the address
   * @throws InvalidAuthorizationException if it cannot be the value of a header
   */
  public void pushTo(String clientId, String address, String authorization, String by) {
    try {
      transaction.executeWithoutResult(status -> choose(clientId, address, authorization, by));
    } catch (DuplicateKeyException colleague) {
      // Of two first choices at once the other was there a moment before. The later one holds.
      transaction.executeWithoutResult(status -> choose(clientId, address, authorization, by));
    }
  }

  private void choose(String clientId, String address, String authorization, String by) {
    URI endpoint = servers.check(address);
    String given = authorization.strip();
    if (!given.isEmpty() && !AUTHORIZATION.matcher(given).matches()) {
      throw new InvalidAuthorizationException();
    }
    boolean same = pushes.find(clientId).filter(known -> known.endpoint().equals(endpoint)).isPresent();
    String sealed = given.isEmpty()
        ? same ? pushes.sealedAuthorization(clientId).orElse(null) : null
        : encryption.encrypt(given);
    pushes.choose(clientId, endpoint, sealed, by, clock.instant());
    publisher.publishEvent(new EventDeliveryChosen(clientId, endpoint, by));
  }

  /** From now on the client polls. */
  @Transactional
  public void poll(String clientId, String by) {
    if (pushes.delete(clientId)) {
      publisher.publishEvent(new EventDeliveryChosen(clientId, null, by));
    }
  }

  /** Of the client's own events, newest first. */
  public List<DeliveredEvent> latest(String clientId, int most) {
    return events.latest(clientId, most);
  }

  /** Tells the client something that means nothing, to try its endpoint with. */
  public void test(String clientId) {
    Instant now = clock.instant();
    String content = "{\"state\":\"" + UUID.randomUUID() + "\"}";
    events.insert(
        new SecurityEvent(UUID.randomUUID(), clientId, EventType.VERIFICATION, null, null, content, now, now));
  }
}
