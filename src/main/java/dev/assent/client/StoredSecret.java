package dev.assent.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A secret as the database knows it.
 *
 * @param lastUsedAt null if never
 * @param validUntil null if no end is set
 */
record StoredSecret(String digest, Instant createdAt, Instant lastUsedAt, Instant validUntil) {

  /** Compares in constant time. */
  boolean is(ClientSecret presented) {
    return MessageDigest.isEqual(digest.getBytes(StandardCharsets.US_ASCII),
        presented.digest().getBytes(StandardCharsets.US_ASCII));
  }

  SecretFacts facts() {
    return new SecretFacts(createdAt, validUntil, lastUsedAt);
  }

  @Override
  public String toString() {
    return facts().toString();
  }
}
