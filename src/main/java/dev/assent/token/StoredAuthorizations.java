package dev.assent.token;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the authorization server authorizes: digests instead of values, one row for each token. What it finds, it
 * finds by the value that somebody presents, judges by our clock, and hands out with that one value and no others.
 */
@Service
class StoredAuthorizations implements OAuth2AuthorizationService {

  /** How long a customer may take to decide; as long as a session lasts. */
  static final Duration DECISION_TIME = Duration.ofMinutes(30);

  /** As long as the authorization server tells the client in {@code expires_in}. */
  private static final Duration PUSHED_FOR = Duration.ofMinutes(5);

  private final GrantTable grants;
  private final AccessTokenTable accessTokens;
  private final RefreshTokenTable refreshTokens;
  private final RefreshTokenRotations rotations;
  private final RebuiltAuthorizations rebuilt;
  private final Clock clock;

  StoredAuthorizations(GrantTable grants, AccessTokenTable accessTokens, RefreshTokenTable refreshTokens,
      RefreshTokenRotations rotations, RebuiltAuthorizations rebuilt, Clock clock) {
    this.grants = grants;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.rotations = rotations;
    this.rebuilt = rebuilt;
    this.clock = clock;
  }

  /** Stores what is new: a request that awaits its customer, the customer's decision, or the tokens just issued. */
  @Override
  @Transactional
  public void save(OAuth2Authorization authorization) {
    if (authorization.getAccessToken() != null) {
      saveTokens(authorization);
    } else if (authorization.getToken(OAuth2AuthorizationCode.class) != null) {
      saveDecision(authorization, authorization.getToken(OAuth2AuthorizationCode.class).getToken());
    } else {
      saveRequest(authorization);
    }
  }

  /** The customer declined. Tokens are never removed here; they are revoked, and purged later. */
  @Override
  @Transactional
  public void remove(OAuth2Authorization authorization) {
    grants.deleteUndecided(authorization.getId());
  }

  @Override
  public OAuth2Authorization findById(String id) {
    return grants.find(id).flatMap(rebuilt::of).map(OAuth2Authorization.Builder::build).orElse(null);
  }

  /** @param type null where the endpoint takes access and refresh tokens alike */
  @Override
  public OAuth2Authorization findByToken(String value, OAuth2TokenType type) {
    return find(value, type == null ? "" : type.getValue()).orElse(null);
  }

  private Optional<OAuth2Authorization> find(String value, String type) {
    TokenDigest digest = TokenDigest.of(value);
    return switch (type) {
      case OAuth2ParameterNames.STATE -> grants.findByState(digest, clock.instant())
          .flatMap(grant -> rebuilt.withState(grant, value));
      case OAuth2ParameterNames.CODE -> grants.findByCode(digest).flatMap(grant -> rebuilt.withCode(grant, value));
      case OAuth2ParameterNames.ACCESS_TOKEN -> accessToken(value, digest);
      case OAuth2ParameterNames.REFRESH_TOKEN -> refreshToken(value, digest);
      case "" -> accessToken(value, digest).or(() -> refreshToken(value, digest));
      default -> Optional.empty();
    };
  }

  private Optional<OAuth2Authorization> accessToken(String value, TokenDigest digest) {
    return accessTokens.find(digest, clock.instant()).flatMap(token -> grants.find(token.grantId())
        .flatMap(grant -> rebuilt.withAccessToken(grant, token, value)));
  }

  private Optional<OAuth2Authorization> refreshToken(String value, TokenDigest digest) {
    return refreshTokens.find(digest, clock.instant()).flatMap(token -> grants.find(token.grantId())
        .flatMap(grant -> rebuilt.withRefreshToken(grant, token, value)));
  }

  private void saveRequest(OAuth2Authorization authorization) {
    OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    Instant now = clock.instant();
    // A pushed one (RFC 9126) is the client's own; the customer's, which follows from it, is saved anew.
    boolean pushed = authorization.getAttribute(Principal.class.getName()) == null;
    Map<String, Object> more = request.getAdditionalParameters();
    AuthorizationDetails details =
        AuthorizationDetailsReader.stored((String) more.get(AuthorizationDetails.PARAMETER));
    Set<String> items = new TreeSet<>(request.getScopes());
    items.addAll(details.items());
    grants.insert(new Grant(authorization.getId(), authorization.getRegisteredClientId(),
        pushed ? null : authorization.getPrincipalName(), authorization.getAuthorizationGrantType().getValue(),
        items, request.getRedirectUri(), request.getState(), (String) more.get(PkceParameterNames.CODE_CHALLENGE),
        GrantAction.checked(more), details, null),
        TokenDigest.of(state), now, now.plus(pushed ? PUSHED_FOR : DECISION_TIME));
  }

  private void saveDecision(OAuth2Authorization authorization, OAuth2AuthorizationCode code) {
    boolean open = grants.decide(authorization.getId(), authorization.getAuthorizedScopes(),
        TokenDigest.of(code.getTokenValue()), code.getExpiresAt());
    if (!open) {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
          "This authorization was decided before. Start again from the service that asked for it.", null), null);
    }
  }

  private void saveTokens(OAuth2Authorization authorization) {
    OAuth2AccessToken access = authorization.getAccessToken().getToken();
    Map<String, Object> claims = authorization.getAccessToken().getClaims();
    Integer uses = claims == null ? null : (Integer) claims.get(CountedAccessToken.USES);
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
      // Its grant has this one token, so it is new, and lasts as long.
      accessTokens.insert(access, insertClientsOwn(authorization), uses);
      return;
    }
    Grant grant = grants.find(authorization.getId()).orElseThrow();
    accessTokens.insert(access, grant, uses);
    grants.keepUntil(grant.id(), access.getExpiresAt());
    // Only a refresh token that was just generated is of this type; any other is in its table already.
    OAuth2Authorization.Token<CountedRefreshToken> refresh = authorization.getToken(CountedRefreshToken.class);
    if (refresh != null) {
      refreshTokens.insert(refresh.getToken(), grant);
      endFormer(grant);
      grants.keepUntil(grant.id(), refresh.getToken().getExpiresAt());
    }
    OAuth2Authorization.Token<RotatedRefreshToken> rotated = authorization.getToken(RotatedRefreshToken.class);
    if (rotated != null) {
      rotations.replace(grant.id(), rotated.getToken());
    }
  }

  /** Section 5.2 of Grant Management: merge and replace "shall invalidate existing refresh tokens" of the grant. */
  private void endFormer(Grant grant) {
    if (grant.action() != null) {
      refreshTokens.revokeOthers(grant, clock.instant());
    }
  }

  private Grant insertClientsOwn(OAuth2Authorization authorization) {
    Grant grant = new Grant(authorization.getId(), authorization.getRegisteredClientId(), null,
        authorization.getAuthorizationGrantType().getValue(), authorization.getAuthorizedScopes(), null, null, null,
        null, AuthorizationDetails.NONE, null);
    grants.insert(grant, null, clock.instant(), authorization.getAccessToken().getToken().getExpiresAt());
    return grant;
  }
}
