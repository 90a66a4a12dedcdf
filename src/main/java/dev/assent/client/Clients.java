package dev.assent.client;

import dev.assent.jose.ClientKeys;
import dev.assent.jose.InvalidClientKeysException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The OAuth clients of all TSPs. */
@Service
public class Clients {

  private final ClientTable clients;
  private final CallRate servers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Clients(ClientTable clients, ClientProperties properties, ApplicationEventPublisher events, Clock clock) {
    this.clients = clients;
    this.servers = properties.rate();
    this.events = events;
    this.clock = clock;
  }

  /** Creates an active client without credentials. Repeating it for the same TSP changes nothing. */
  @Transactional
  public Client register(String id, UUID tspId, String name, List<String> redirectUris) {
    return clients.find(id).orElseGet(() -> {
      clients.insert(new Client(id, tspId, name, ClientStatus.ACTIVE, redirectUris, TokenSetting.INITIAL,
          CallRate.DEFAULT, Client.DEFAULT_REPEAT_WINDOW, Client.DEFAULT_SECRET_OVERLAP, null, null, null,
          false, 0), clock.instant());
      return get(id);
    });
  }

  public Optional<Client> find(String id) {
    return clients.find(id);
  }

  /** @throws java.util.NoSuchElementException if there is no such client */
  public Client get(String id) {
    return clients.find(id).orElseThrow();
  }

  /** Those of the clients that exist. */
  public List<Client> of(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : clients.of(ids);
  }

  /** Clients whose id or name contains the text, case ignored, by id; all of them for a blank text. */
  public List<Client> search(String text) {
    return clients.search(text == null ? "" : text);
  }

  public List<Client> ofTsp(UUID tspId) {
    return clients.ofTsp(tspId);
  }

  /**
   * Tokens issued from now on carry the setting; tokens already issued keep theirs. The limits of issues and of calls
   * per consent and day bind at once.
   *
   * @return the setting before
   */
  @Transactional
  public TokenSetting changeTokenSetting(String id, TokenSetting setting) {
    TokenSetting before = get(id).tokenSetting();
    clients.updateTokenSetting(id, setting);
    return before;
  }

  /** Binds the client's next call. @return the rate before */
  @Transactional
  public CallRate changeCallRate(String id, CallRate rate) {
    CallRate before = get(id).callRate();
    clients.updateCallRate(id, rate);
    return before;
  }

  /** In force for a client: its own limits, the server's where it has none. Positive, or null for any number. */
  public CallRate rateInForce(CallRate own) {
    return own.or(servers);
  }

  /** @param window how long a refresh may be repeated, zero to switch it off */
  @Transactional
  public void changeRefreshRepeatWindow(String id, Duration window) {
    clients.updateRepeatWindow(id, window);
  }

  /** Stops the client's next call, and every one after it. @return false if it stood still already */
  @Transactional
  public boolean suspend(String id) {
    return clients.updateStatus(id, ClientStatus.SUSPENDED);
  }

  /** @return false if it was active already */
  @Transactional
  public boolean resume(String id) {
    return clients.updateStatus(id, ClientStatus.ACTIVE);
  }

  /**
   * Replaces the client's public keys. Old and new keys may stand in it side by side.
   *
   * @param jwks a JWKS document, RFC 7517 section 5, of public keys only
   * @param by   who hands them in
   * @throws InvalidKeysException if it is not one, or a key is too weak or of no use here
   */
  @Transactional
  public void uploadKeys(String id, String jwks, String by) {
    installKeys(id, jwks);
    events.publishEvent(new ClientKeysChanged(id, get(id).tspId(), by, null));
  }

  /** As {@link #uploadKeys}, and nobody is told: for migrations, and for the demo's keys. */
  @Transactional
  public void installKeys(String id, String jwks) {
    try {
      ClientKeys.parse(jwks);
    } catch (InvalidClientKeysException refused) {
      throw new InvalidKeysException(refused.reason().name(), refused.getMessage(), refused,
          ClientKeys.mayHoldSecret(jwks));
    }
    clients.updateJwks(id, jwks, clock.instant());
  }

  /** What {@link ClientKeySets#fetchFrom} saves. */
  @Transactional
  void fetchKeysFrom(String id, URI address, String by) {
    clients.updateJwksUri(id, address, clock.instant());
    events.publishEvent(new ClientKeysChanged(id, get(id).tspId(), by, address.toString()));
  }

  /** The clients for which weaker algorithms are accepted, by id. */
  public List<Client> inCompatibility() {
    return clients.inCompatibility();
  }

  /** Binds the next call, on every node. @return false if it was so already */
  @Transactional
  public boolean changeCompatibility(String id, boolean compatibility) {
    return clients.updateCompatibility(id, compatibility);
  }
}
