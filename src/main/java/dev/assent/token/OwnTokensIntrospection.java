package dev.assent.token;

import java.time.Clock;
import java.time.Instant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * RFC 7662 introspection, of a client's own tokens that still admit something. About any other the answer is
 * {@code {"active": false}}, which tells nothing (section 2.2). Limited tokens come with {@code uses} and
 * {@code uses_left}; asking costs no use.
 */
@Component
class OwnTokensIntrospection implements ProviderRule {

  private final AccessTokenTable accessTokens;
  private final RefreshTokenTable refreshTokens;
  private final Clock clock;

  OwnTokensIntrospection(AccessTokenTable accessTokens, RefreshTokenTable refreshTokens, Clock clock) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2TokenIntrospectionAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider introspection) {
    String clientId = AuthenticatedClient.idOf(request);
    TokenDigest token = TokenDigest.of(((OAuth2TokenIntrospectionAuthenticationToken) request).getToken());
    Instant now = clock.instant();
    boolean tell = accessTokens.find(token, now).or(() -> refreshTokens.find(token, now))
        .filter(found -> found.clientId().equals(clientId) && !found.isExhausted())
        .isPresent();
    // A request that comes back as it was is answered with active = false.
    return tell ? introspection.authenticate(request) : request;
  }
}
