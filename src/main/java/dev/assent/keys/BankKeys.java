package dev.assent.keys;

import dev.assent.jose.DecryptionKeys;
import dev.assent.jose.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The bank's own keys as this node knows them: {@link BankKeyWatch} looks every other second whether they have changed,
 * so a rotation needs no restart. The first start of all makes them.
 */
@Component
public final class BankKeys {

  /** Far less than what lies between a key's publication and its first use. */
  private static final Duration OLDEST_PUBLISHED = Duration.ofSeconds(30);

  private final KeySource source;
  private final Duration publishedMaxAge;
  private final Clock clock;
  private volatile Seen seen;

  BankKeys(KeySource source, KeysProperties properties, Clock clock) {
    this.source = source;
    this.publishedMaxAge = properties.jwksMaxAge();
    this.clock = clock;
    this.seen = new Seen(source.look(null), clock.instant());
  }

  private record Seen(KeyRing ring, Instant at) { }

  /**
   * The public part of the active, the next and the retiring keys, as a JWKS (RFC 7517), the active ones first. No node
   * signs with a key that this does not hold on every other: it is never old, even where looking was held up.
   */
  public String publicJwks() {
    if (seen.at().plus(OLDEST_PUBLISHED).isBefore(clock.instant())) {
      look();
    }
    return seen.ring().publicJwks();
  }

  /** How long others may keep the JWKS. */
  public Duration publishedMaxAge() {
    return publishedMaxAge;
  }

  /** The active key, with which the bank signs at this moment. */
  public SigningKey signingKey() {
    return seen.ring().signingKey();
  }

  /**
   * Signs claims with the key of this moment.
   *
   * @param type the header {@code typ}
   * @return the JWT, compact
   * @throws dev.assent.jose.ProtectionFailedException if it cannot be signed
   */
  public String signStatement(String type, Map<String, Object> claims) {
    return signingKey().signClaims(type, claims);
  }

  /** The keys that a request may be encrypted to: the active, the next and those that retire. */
  public DecryptionKeys decryptionKeys() {
    return seen.ring().decryptionKeys();
  }

  /** Looks whether the keys have changed. One statement when they have not. */
  synchronized void look() {
    Instant now = clock.instant();
    seen = new Seen(source.look(seen.ring()), now);
  }
}
