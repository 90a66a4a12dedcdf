package dev.assent.token;

import dev.assent.consent.Consents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Adds to a token response what the tokens still admit, as RFC 6749 section 5.1 permits. Members that do not apply, for
 * want of a limit or of a refresh token, are absent:
 * <ul>
 * <li>{@code uses}: calls that this access token admits
 * <li>{@code refresh_uses_left}: refreshes that remain after this answer
 * <li>{@code refresh_expires_in}: seconds until the refresh token expires
 * <li>{@code grant_id}: the customer's consent, section 5.5 of Grant Management for OAuth 2.0
 * <li>{@code authorization_details}: what was granted of those in the request (RFC 9396 section 7)
 * </ul>
 */
@Component
class WhatIsLeft implements Consumer<OAuth2AccessTokenAuthenticationContext> {

  static final String USES = "uses";
  static final String USES_LEFT = "uses_left";
  static final String REFRESH_USES_LEFT = "refresh_uses_left";
  static final String REFRESH_EXPIRES_IN = "refresh_expires_in";

  private final RefreshTokenTable refreshTokens;
  private final AccessTokenTable accessTokens;
  private final GrantTable grants;
  private final GrantedDetails granted;
  private final Consents consents;
  private final Clock clock;

  WhatIsLeft(RefreshTokenTable refreshTokens, AccessTokenTable accessTokens, GrantTable grants,
      GrantedDetails granted, Consents consents, Clock clock) {
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.grants = grants;
    this.granted = granted;
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public void accept(OAuth2AccessTokenAuthenticationContext context) {
    OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
    Instant now = clock.instant();
    Map<String, Object> left = new HashMap<>();
    // The client as it was read for this request: the token was issued with this very setting.
    Integer uses = issued.getRegisteredClient().getTokenSettings().getSetting(RegisteredClients.ACCESS_USES);
    if (uses != null) {
      left.put(USES, uses);
    }
    if (issued.getRefreshToken() != null) {
      refreshTokens.find(TokenDigest.of(issued.getRefreshToken().getTokenValue()), now).ifPresent(token -> {
        left.put(REFRESH_EXPIRES_IN, Duration.between(now, token.expiresAt()).toSeconds());
        if (token.usesLeft() != null) {
          left.put(REFRESH_USES_LEFT, token.usesLeft());
        }
        grants.find(token.grantId()).flatMap(grant -> granted.of(grant, issued.getAccessToken().getScopes()))
            .ifPresent(details -> left.put(AuthorizationDetails.PARAMETER, details));
      });
    }
    accessTokens.customerOf(TokenDigest.of(issued.getAccessToken().getTokenValue()))
        .flatMap(customer -> consents.idOf(customer, issued.getRegisteredClient().getClientId()))
        .ifPresent(consent -> left.put(GrantAction.GRANT_ID, consent.toString()));
    context.getAccessTokenResponse().additionalParameters(left);
  }
}
