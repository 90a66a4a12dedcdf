package dev.assent.token;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** An access token on its way from the generator to the database, with the uses that it is issued with. */
class CountedAccessToken extends OAuth2AccessToken implements ClaimAccessor {

  private static final long serialVersionUID = 1L;

  static final String USES = "uses";

  private final Integer uses;

  /** @param uses null = no limit */
  CountedAccessToken(String value, Instant issuedAt, Instant expiresAt, Set<String> scopes, Integer uses) {
    super(TokenType.BEARER, value, issuedAt, expiresAt, scopes);
    this.uses = uses;
  }

  @Override
  public Map<String, Object> getClaims() {
    return uses == null ? Map.of() : Map.of(USES, uses);
  }
}
