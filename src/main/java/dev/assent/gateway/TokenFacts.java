package dev.assent.gateway;

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
 */
record TokenFacts(TokenDigest digest, String customerId, Set<String> scope, Instant issuedAt, Instant expiresAt,
    Integer usesLimit, Integer usesLeft, boolean revoked) {

  boolean isValid(Instant now) {
    return !revoked && expiresAt.isAfter(now);
  }

  boolean isExhausted() {
    return usesLeft != null && usesLeft < 1;
  }

  TokenFacts withUsesLeft(Integer left) {
    return new TokenFacts(digest, customerId, scope, issuedAt, expiresAt, usesLimit, left, revoked);
  }

  Duration validity() {
    return Duration.between(issuedAt, expiresAt);
  }
}
