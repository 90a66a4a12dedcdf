package dev.assent.token;

import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** A refresh token on its way from the generator to the database, with the uses that it is issued with. */
class CountedRefreshToken extends OAuth2RefreshToken {

  private static final long serialVersionUID = 1L;

  private final Integer uses;

  /** @param uses null = no limit */
  CountedRefreshToken(String value, Instant issuedAt, Instant expiresAt, Integer uses) {
    super(value, issuedAt, expiresAt);
    this.uses = uses;
  }

  Integer uses() {
    return uses;
  }
}
