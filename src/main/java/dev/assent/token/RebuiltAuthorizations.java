package dev.assent.token;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * Turns stored grants back into what the authorization server works with. Tokens come without an expiry: whoever found
 * them has judged it by our clock, and the authorization server would judge it again by the system's. Empty when the
 * client is suspended or gone.
 */
@Component
class RebuiltAuthorizations {

  private final RegisteredClientRepository clients;
  private final GrantedDetails granted;
  private final String authorizationUri;

  RebuiltAuthorizations(RegisteredClientRepository clients, GrantedDetails granted,
      AuthorizationServerProperties properties) {
    this.clients = clients;
    this.granted = granted;
    this.authorizationUri = properties.issuer() + "/oauth2/authorize";
  }

  Optional<OAuth2Authorization.Builder> of(Grant grant) {
    return Optional.ofNullable(clients.findById(grant.clientId())).map(client -> {
      String principal = grant.customerId() == null ? grant.clientId() : grant.customerId();
      OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
          .id(grant.id())
          .principalName(principal)
          .authorizationGrantType(new AuthorizationGrantType(grant.grantType()))
          .attribute(Principal.class.getName(),
              UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
      return grant.codeChallenge() == null ? builder
          : builder.attribute(OAuth2AuthorizationRequest.class.getName(), request(grant));
    });
  }

  Optional<OAuth2Authorization> withState(Grant grant, String state) {
    return of(grant).map(builder -> builder.attribute(OAuth2ParameterNames.STATE, state).build());
  }

  Optional<OAuth2Authorization> withCode(Grant grant, String code) {
    return decided(grant).map(builder -> builder.token(new OAuth2AuthorizationCode(code, null, null)).build());
  }

  Optional<OAuth2Authorization> withAccessToken(Grant grant, StoredToken stored, String value) {
    var token = new OAuth2AccessToken(TokenType.BEARER, value, stored.issuedAt(), null, stored.scopes());
    Map<String, Object> claims = claims(stored);
    granted.of(grant, stored.scopes()).ifPresent(details -> claims.put(AuthorizationDetails.PARAMETER, details));
    if (!stored.scopes().isEmpty()) {
      claims.put(OAuth2TokenIntrospectionClaimNames.SCOPE, List.copyOf(stored.scopes()));
    }
    return decided(grant).map(builder -> builder.token(token, meta -> describe(meta, stored, claims)).build());
  }

  Optional<OAuth2Authorization> withRefreshToken(Grant grant, StoredToken stored, String value) {
    var token = new OAuth2RefreshToken(value, stored.issuedAt());
    return decided(grant).map(builder -> builder.token(token, meta -> describe(meta, stored, claims(stored))).build());
  }

  private Optional<OAuth2Authorization.Builder> decided(Grant grant) {
    return of(grant).map(builder -> builder.authorizedScopes(grant.scopes()));
  }

  private OAuth2AuthorizationRequest request(Grant grant) {
    Map<String, Object> more = new HashMap<>(grant.action() == null ? Map.of() : grant.action().parameters());
    more.put(PkceParameterNames.CODE_CHALLENGE, grant.codeChallenge());
    more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
    if (!grant.details().isEmpty()) {
      more.put(AuthorizationDetails.PARAMETER, grant.details().json());
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(authorizationUri)
        .clientId(grant.clientId())
        .redirectUri(grant.redirectUri())
        .scopes(grant.scopes())
        .state(grant.clientState())
        .additionalParameters(more)
        .build();
  }

  /** What introspection tells beside what the authorization server knows itself. */
  private static Map<String, Object> claims(StoredToken stored) {
    Map<String, Object> claims = new HashMap<>();
    claims.put(OAuth2TokenIntrospectionClaimNames.EXP, stored.expiresAt());
    if (stored.usesLimit() != null) {
      claims.put(WhatIsLeft.USES, stored.usesLimit());
      claims.put(WhatIsLeft.USES_LEFT, stored.usesLeft());
    }
    return claims;
  }

  private static void describe(Map<String, Object> metadata, StoredToken stored, Map<String, Object> claims) {
    metadata.put(Token.CLAIMS_METADATA_NAME, claims);
    metadata.put(Token.INVALIDATED_METADATA_NAME, false);
  }
}
