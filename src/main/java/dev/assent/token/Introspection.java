package dev.assent.token;

import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * RFC 7662 introspection of tokens that still admit something. A client is told about its own, a resource server about
 * any access token, and then also whose data it opens ({@code sub}) and under which consent ({@code consent_id}), with
 * the part of its scope that this consent covers now, and, where only some accounts are shared, these in
 * {@code authorization_details} (RFC 9396 section 9.2). About a token that opens nothing, and about any other, the answer
 * is {@code {"active": false}}, which tells nothing (section 2.2). Limited tokens come with {@code uses} and
 * {@code uses_left}; asking costs no use, and neither does what a resource server then does with the token.
 */
@Component
class Introspection implements ProviderRule {

  static final String CONSENT_ID = "consent_id";

  private final AccessTokenTable accessTokens;
  private final RefreshTokenTable refreshTokens;
  private final GrantTable grants;
  private final Consents consents;
  private final Clock clock;

  Introspection(AccessTokenTable accessTokens, RefreshTokenTable refreshTokens, GrantTable grants, Consents consents,
      Clock clock) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.grants = grants;
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2TokenIntrospectionAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider introspection) {
    RegisteredClient caller = AuthenticatedClient.of(request);
    TokenDigest token = TokenDigest.of(((OAuth2TokenIntrospectionAuthenticationToken) request).getToken());
    Optional<StoredToken> found = find(token, caller).filter(known -> !known.isExhausted());
    if (found.isEmpty()) {
      // A request that comes back as it was is answered with active = false.
      return request;
    }
    var told = (OAuth2TokenIntrospectionAuthenticationToken) introspection.authenticate(request);
    if (!ResourceServers.isOne(caller) || !told.getTokenClaims().isActive()) {
      return told;
    }
    Optional<Grant> grant = grants.find(found.get().grantId()).filter(known -> known.customerId() != null);
    return grant.isEmpty() ? told : withConsent(told, grant.get()).orElse(request);
  }

  private Optional<StoredToken> find(TokenDigest token, RegisteredClient caller) {
    Instant now = clock.instant();
    return ResourceServers.isOne(caller)
        ? accessTokens.find(token, now)
        : accessTokens.find(token, now).or(() -> refreshTokens.find(token, now))
            .filter(known -> known.clientId().equals(caller.getClientId()));
  }

  /** Empty if the customer shares nothing any more of what the token is for. */
  private Optional<Authentication> withConsent(OAuth2TokenIntrospectionAuthenticationToken told, Grant grant) {
    OAuth2TokenIntrospection known = told.getTokenClaims();
    return consents.find(grant.customerId(), grant.clientId())
        .filter(consent -> !consent.isExpired(clock.instant())).flatMap(consent -> {
      // A withdrawal changes no token: its scope says what was shared once.
      Set<String> shared = consent.itemsIn(ItemState.ACTIVE);
      List<String> open = known.getScopes().stream().filter(shared::contains).toList();
      OAuth2TokenIntrospection.Builder claims = OAuth2TokenIntrospection.withClaims(known.getClaims())
          .claim(OAuth2TokenIntrospectionClaimNames.SCOPE, open).subject(grant.customerId())
          .claim(CONSENT_ID, consent.id().toString());
      GrantedDetails.confining(open, consent, grant)
          .ifPresent(details -> claims.claim(AuthorizationDetails.PARAMETER, details));
      return open.isEmpty() ? Optional.empty() : Optional.of(new OAuth2TokenIntrospectionAuthenticationToken(
          told.getToken(), (Authentication) told.getPrincipal(), claims.build()));
    });
  }
}
