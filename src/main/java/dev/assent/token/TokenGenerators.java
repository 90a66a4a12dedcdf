package dev.assent.token;

import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * Makes codes and tokens, valid by our clock. A token gets validity and uses from the client's token setting as it is
 * at this moment, and keeps them; a refresh token that takes another's place has what is left of that one's.
 */
@Component
class TokenGenerators implements OAuth2TokenGenerator<OAuth2Token> {

  private final Clock clock;

  TokenGenerators(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OAuth2Token generate(OAuth2TokenContext context) {
    TokenSettings settings = context.getRegisteredClient().getTokenSettings();
    Instant now = clock.instant();
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return new CountedAccessToken(TokenValues.random(), now, now.plus(settings.getAccessTokenTimeToLive()),
          context.getAuthorizedScopes(), settings.getSetting(RegisteredClients.ACCESS_USES));
    }
    if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
        && AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
      return new RotatedRefreshToken(TokenValues.random(), now);
    }
    if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
      return new CountedRefreshToken(TokenValues.random(), now, now.plus(settings.getRefreshTokenTimeToLive()),
          settings.getSetting(RegisteredClients.REFRESH_USES));
    }
    return null;
  }

  OAuth2AuthorizationCode code(OAuth2TokenContext context) {
    if (!OAuth2ParameterNames.CODE.equals(context.getTokenType().getValue())) {
      return null;
    }
    Instant now = clock.instant();
    return new OAuth2AuthorizationCode(TokenValues.random(), now,
        now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
  }
}
