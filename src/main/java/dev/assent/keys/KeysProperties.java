package dev.assent.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets.
 *
 * @param encryptionKey the key under which stored secrets are encrypted: 32 random bytes in base64. No default.
 * @param rotation      when the bank's own keys change
 * @param jwksMaxAge    how long others may keep the published JWKS
 */
@ConfigurationProperties("assent.keys")
record KeysProperties(String encryptionKey, @DefaultValue Rotation rotation,
    @DefaultValue("15m") Duration jwksMaxAge) {

  KeysProperties {
    if (jwksMaxAge.isNegative() || jwksMaxAge.compareTo(rotation.publishedAhead()) > 0) {
      throw KeySetupException.jwksMaxAge();
    }
  }

  /** Never the key itself. */
  @Override
  public String toString() {
    return "KeysProperties[" + rotation + "]";
  }

  /**
   * When the bank's own keys change.
   *
   * @param every          how long a key is the active one; zero = until a manager changes it
   * @param publishedAhead how long before its use a key stands in the JWKS
   * @param retiring       how long a former key still verifies and decrypts
   */
  record Rotation(@DefaultValue("90d") Duration every, @DefaultValue("7d") Duration publishedAhead,
      @DefaultValue("30d") Duration retiring) {

    Rotation {
      if (every.isNegative() || publishedAhead.isNegative() || retiring.isNegative()
          || !every.isZero() && every.compareTo(publishedAhead) <= 0) {
        throw KeySetupException.rotation();
      }
    }

    boolean isByHandOnly() {
      return every.isZero();
    }
  }
}
