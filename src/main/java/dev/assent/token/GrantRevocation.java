package dev.assent.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * RFC 7009: a client revokes a token, and with it the whole grant ("the authorization server SHOULD also invalidate all
 * access tokens based on the same authorization grant", section 2.1). The authorization server's own provider expects
 * one access token in each authorization; ours has any number.
 */
@Component
class GrantRevocation implements ProviderRule {

  private final AccessTokenTable accessTokens;
  private final RefreshTokenTable refreshTokens;
  private final RefreshTokenRotations rotations;
  private final Grants grants;
  private final Clock clock;

  GrantRevocation(AccessTokenTable accessTokens, RefreshTokenTable refreshTokens,
      RefreshTokenRotations rotations, Grants grants, Clock clock) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.rotations = rotations;
    this.grants = grants;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2TokenRevocationAuthenticationProvider.class;
  }

  /** Section 2.2: "The authorization server responds with HTTP status code 200 [...] if the client submitted an
   * invalid token." */
  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider unused) {
    String clientId = AuthenticatedClient.idOf(request);
    TokenDigest token = TokenDigest.of(((OAuth2TokenRevocationAuthenticationToken) request).getToken());
    Instant now = clock.instant();
    Optional<StoredToken> found = refreshTokens.find(token, now).or(() -> accessTokens.find(token, now));
    found.ifPresent(stored -> revoke(stored, clientId));
    // Whoever never got the answer to its last refresh has only the token before it to end the grant with.
    if (found.isEmpty()) {
      rotations.grantOfFormer(token, clientId).ifPresent(grants::revoke);
    }
    return request;
  }

  private void revoke(StoredToken stored, String clientId) {
    // Section 2.1: "verifies whether the token was issued to the client making the revocation request"
    if (!stored.clientId().equals(clientId)) {
      throw InvalidGrant.because("The token was issued to another client. A client can revoke only its own.");
    }
    grants.revoke(stored.grantId());
  }
}
