package dev.assent.token;

import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * A refresh token on its way from the generator to the database, to take the place of the one presented. It has no
 * expiry and no uses of its own: those are the grant's.
 */
class RotatedRefreshToken extends OAuth2RefreshToken {

  private static final long serialVersionUID = 1L;

  RotatedRefreshToken(String value, Instant issuedAt) {
    super(value, issuedAt);
  }
}
