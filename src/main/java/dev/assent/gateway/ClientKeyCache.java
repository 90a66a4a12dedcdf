package dev.assent.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.client.Clients;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.InvalidClientKeysException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Clients' keys, parsed once for each version of the client's row. A call's facts bring the version, so a change of
 * keys binds the next call on every node.
 */
@Component
class ClientKeyCache {

  private static final Logger LOG = LoggerFactory.getLogger(ClientKeyCache.class);

  private record Version(String clientId, int version) { }

  private final Clients clients;
  private final Cache<Version, ClientKeys> parsed =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofHours(1)).build();

  ClientKeyCache(Clients clients) {
    this.clients = clients;
  }

  ClientKeys of(CallFacts facts) {
    return parsed.get(new Version(facts.clientId(), facts.clientVersion()), version -> read(version.clientId()));
  }

  private ClientKeys read(String clientId) {
    String jwks = clients.get(clientId).jwks();
    try {
      return jwks == null ? ClientKeys.none() : ClientKeys.parse(jwks);
    } catch (InvalidClientKeysException unusable) {
      LOG.warn("The JWKS of client {} cannot be used: {}", clientId, unusable.getMessage());
      return ClientKeys.none();
    }
  }
}
