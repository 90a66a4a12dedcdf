package dev.assent.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.jose.AlgorithmProfile;
import dev.assent.jose.ClientKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Clients' public keys, uploaded or fetched from the address that the client named. Nothing here may be called inside a
 * transaction: for an address, the first call and one about an unknown key wait for a stranger's server.
 */
@Service
public class ClientKeySets {

  private static final int MOST = 10_000;

  private final ClientTable clients;
  private final Clients saved;
  private final KeyAddressRules rules;
  private final JwksFetch fetch;
  private final Clock clock;
  private final Cache<Version, ClientKeySet> sets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofHours(1)).build();
  private final Cache<Place, KeysAtAddress> places =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofDays(2)).build();

  ClientKeySets(ClientTable clients, Clients saved, KeyAddressRules rules, JwksFetch fetch, Clock clock) {
    this.clients = clients;
    this.saved = saved;
    this.rules = rules;
    this.fetch = fetch;
    this.clock = clock;
  }

  private record Version(String clientId, int version) { }

  private record Place(String clientId, URI address) { }

  /**
   * The client's keys, parsed once for each version of the client's row, so that a change binds the next call on every
   * node. Without keys where there are none, or none can be fetched.
   */
  public ClientKeys of(String clientId, int version) {
    return set(clientId, version).keys();
  }

  /**
   * For a message that names a key which the set does not have: fetched again, at most once a minute for each client.
   *
   * @return the same object as before unless something changed
   */
  public ClientKeys again(String clientId, int version) {
    return set(clientId, version).keysAgain();
  }

  /** The client's public keys, described for people, in the order of its JWKS. */
  public List<PublicKey> describe(Client client) {
    return of(client.id(), client.version()).keys().stream()
        .map(key -> new PublicKey(key.keyId(), key.description(), key.verifies(), key.encrypts())).toList();
  }

  /** How fetching from the client's address goes; empty for a client without one. */
  public Optional<KeyFetch> fetching(Client client) {
    return Optional.ofNullable(client.jwksUri()).map(address -> at(client.id(), address).state());
  }

  /**
   * From now on the client's keys are fetched from this address. It is tried first.
   *
   * @param by who names it
   * @throws InvalidKeysException if it may not be an address of keys, or none can be fetched there; nothing is changed
   */
  public void fetchFrom(String clientId, String text, String by) {
    URI address = rules.check(text);
    KeysAtAddress place = new KeysAtAddress(clientId, address, fetch, clock);
    if (place.jwks().isEmpty()) {
      throw Optional.ofNullable(place.state().problem())
          .orElseGet(() -> new InvalidKeysException("FETCH_FAILED", "Nothing answered there in time.", null));
    }
    places.put(new Place(clientId, address), place);
    saved.fetchKeysFrom(clientId, address, by);
  }

  private ClientKeySet set(String clientId, int version) {
    return sets.get(new Version(clientId, version), known -> load(clientId));
  }

  private ClientKeySet load(String clientId) {
    Client client = clients.find(clientId).orElseThrow();
    AlgorithmProfile profile = client.compatibility() ? AlgorithmProfile.COMPATIBILITY : AlgorithmProfile.DEFAULT;
    return new ClientKeySet(client, profile, client.jwksUri() == null ? null : at(clientId, client.jwksUri()));
  }

  private KeysAtAddress at(String clientId, String address) {
    return places.get(new Place(clientId, URI.create(address)),
        place -> new KeysAtAddress(clientId, place.address(), fetch, clock));
  }
}
