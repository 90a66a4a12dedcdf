package dev.assent.keys;

import java.time.Instant;

/**
 * What is known of one of the bank's keys, its private part apart.
 *
 * @param createdAt   null where an operator supplied the key, as are the other times then
 * @param activatesAt when a next key becomes the active one by itself; null in other states
 * @param activatedAt null while it is the next one
 * @param expiresAt   when a retiring key is gone; null in other states
 * @param compromised whether it is active only until the next one can take over
 */
public record BankKeyFacts(String keyId, KeyUse use, String algorithm, KeyState state, Instant createdAt,
    Instant activatesAt, Instant activatedAt, Instant expiresAt, boolean compromised) {

  /** Whether a retiring key's time is over. */
  boolean hasExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
