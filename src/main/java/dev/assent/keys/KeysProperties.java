package dev.assent.keys;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets.
 *
 * @param encryptionKey        the key under which stored secrets are encrypted: 32 random bytes in base64. No default.
 * @param formerEncryptionKeys earlier values of it, with which is read what was stored under them
 * @param rotation             when the bank's own keys change
 * @param jwksMaxAge           how long others may keep the published JWKS
 * @param pkcs12               where the bank's own keys are instead of in the database; null if they are there
 */
@ConfigurationProperties("assent.keys")
record KeysProperties(String encryptionKey, @DefaultValue List<String> formerEncryptionKeys,
    @DefaultValue Rotation rotation, @DefaultValue("15m") Duration jwksMaxAge, Pkcs12 pkcs12) {

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
   * A file with the bank's own keys.
   *
   * @param location             its path
   * @param password             of the file and of each key in it
   * @param signingAliases       the first is the key in use, the others are published too
   * @param encryptionAliases    likewise; of those with EC and of those with RSA
   * @param compatibilityAliases likewise, RSA for RSA-OAEP; may be empty
   */
  record Pkcs12(String location, @DefaultValue("") String password, @DefaultValue List<String> signingAliases,
      @DefaultValue List<String> encryptionAliases, @DefaultValue List<String> compatibilityAliases) {

    boolean isGiven() {
      return location != null && !location.isBlank();
    }

    /** Never the password. */
    @Override
    public String toString() {
      return "Pkcs12[" + location + "]";
    }
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
