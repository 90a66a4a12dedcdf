package dev.assent.token;

import java.time.Instant;
import java.util.Set;

/**
 * A valid access or refresh token as the database knows it.
 *
 * @param scopes    empty for a refresh token: its scopes are the grant's
 * @param usesLimit null = no limit
 * @param usesLeft  null = no limit
 */
record StoredToken(String grantId, String clientId, Set<String> scopes, Instant issuedAt, Instant expiresAt,
    Integer usesLimit, Integer usesLeft) {

  boolean isExhausted() {
    return usesLeft != null && usesLeft == 0;
  }
}
