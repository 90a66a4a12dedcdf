package dev.assent.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the operator sets.
 *
 * @param encryptionKey the key under which stored secrets are encrypted: 32 random bytes in base64. No default.
 */
@ConfigurationProperties("assent.keys")
record KeysProperties(String encryptionKey) {

  /** Never the key itself. */
  @Override
  public String toString() {
    return "KeysProperties[]";
  }
}
