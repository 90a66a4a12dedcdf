package dev.assent.gateway;

import dev.assent.token.GrantManagement;
import dev.assent.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The access token that a call presents.
 *
 * @param customerId the customer who authorized it; null for client credentials
 * @param scope      authorization items that it may read
 * @param usesLimit  uses that it was issued with; null = no limit
 * @param usesLeft   uses that remain; null = no limit
 * @param used       whether it is noted that it was used
 * @param readAt     when the database said so, by {@link System#nanoTime()}
 */
record TokenFacts(TokenDigest digest, String customerId, Set<String> scope, Instant issuedAt, Instant expiresAt,
    Integer usesLimit, Integer usesLeft, boolean revoked, boolean used, long readAt) {

  /** For so long what was read with the token is as good as now: a call takes longer on its way. */
  static final Duration FRESH = Duration.ofMillis(100);

  boolean isValid(Instant now) {
    return !revoked && expiresAt.isAfter(now);
  }

  /** Whether it is one with which a client manages its grants: the gateway is closed to it. */
  boolean isForGrants() {
    return GrantManagement.isFor(scope);
  }

  /**
   * Whether a use of it need not be written down: there is no number to take it from, that it was used is noted, and
   * it was valid a moment ago. A caller who is slow to send a body does not keep a revoked token alive so.
   */
  boolean isUnlimitedAndFresh(long now) {
    return usesLimit == null && used && isFresh(now);
  }

  boolean isFresh(long now) {
    return now - readAt < FRESH.toNanos();
  }

  boolean isExhausted() {
    return usesLeft != null && usesLeft < 1;
  }

  TokenFacts withUsesLeft(Integer left) {
    return new TokenFacts(digest, customerId, scope, issuedAt, expiresAt, usesLimit, left, revoked, used, readAt);
  }

  Duration validity() {
    return Duration.between(issuedAt, expiresAt);
  }
}
