package dev.assent.client;

import dev.assent.jose.AlgorithmProfile;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.InvalidClientKeysException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of one version of a client, parsed again only when their text has changed. */
final class ClientKeySet {

  private static final Logger LOG = LoggerFactory.getLogger(ClientKeySet.class);

  private final Client client;
  private final AlgorithmProfile profile;
  private final KeysAtAddress place;
  private final ClientKeys none;
  private volatile Parsed parsed;

  /** @param place null unless the keys are fetched */
  ClientKeySet(Client client, AlgorithmProfile profile, KeysAtAddress place) {
    this.client = client;
    this.profile = profile;
    this.place = place;
    this.none = ClientKeys.none(profile);
    this.parsed = new Parsed(null, none);
  }

  private record Parsed(String text, ClientKeys keys) { }

  ClientKeys keys() {
    return parse(place == null ? client.jwks() : place.jwks().orElse(null));
  }

  ClientKeys keysAgain() {
    return place == null ? keys() : parse(place.jwksAgain().orElse(null));
  }

  private ClientKeys parse(String text) {
    Parsed known = parsed;
    if (text == null) {
      return none;
    }
    if (!text.equals(known.text())) {
      known = new Parsed(text, read(text));
      parsed = known;
    }
    return known.keys();
  }

  private ClientKeys read(String text) {
    try {
      return ClientKeys.parse(text, profile);
    } catch (InvalidClientKeysException unusable) {
      LOG.warn("The JWKS of client {} cannot be used: {}", client.id(), unusable.getMessage());
      return none;
    }
  }
}
