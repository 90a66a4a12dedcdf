package dev.assent.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Refreshes exactly as often as the grant's refresh token admits. The use is taken by one conditional statement in the
 * transaction in which the authorization server issues, and comes back when the issue fails.
 *
 * <p>A refresh whose answer was lost may be repeated within the client's repeat window, which begins with the refresh
 * that took a use: if the access token that it brought was never used, that one is revoked and a new one comes in its
 * place.
 * The refresh token's row is held meanwhile, and revoking and the first use of an access token exclude each other, so
 * N uses never bring more than N access tokens that admit calls. What replaces a token is no issue of its own: it does
 * not count against the client's issue limit.
 *
 * <p>Where the bank has switched rotation on, each refresh also brings a new refresh token, and the one presented ends.
 * It may be presented again just as a refresh may be repeated: then it takes its place back for a moment, and the token
 * that was handed out meanwhile ends instead. RFC 9700 section 4.14.2 on any other use of one that has ended: "The
 * authorization server cannot determine which party submitted the invalid refresh token, but it will revoke the active
 * refresh token." Here the whole grant goes with it.
 */
@Component
class CountedRefreshes implements ProviderRule {

  private static final Logger LOG = LoggerFactory.getLogger(CountedRefreshes.class);

  private final RefreshTokenTable refreshTokens;
  private final AccessTokenTable accessTokens;
  private final RefreshTokenRotations rotations;
  private final Grants ending;
  private final CountedIssues issues;
  private final TransactionOperations transaction;
  private final Clock clock;

  CountedRefreshes(RefreshTokenTable refreshTokens, AccessTokenTable accessTokens, RefreshTokenRotations rotations,
      Grants ending, CountedIssues issues, TransactionOperations transaction, Clock clock) {
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.rotations = rotations;
    this.ending = ending;
    this.issues = issues;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2RefreshTokenAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider refresh) {
    TokenDigest token = TokenDigest.of(((OAuth2RefreshTokenAuthenticationToken) request).getRefreshToken());
    RegisteredClient client = AuthenticatedClient.of(request);
    issues.open(client);
    Authentication issued = transaction.execute(status -> {
      if (!comesInTurn(token, client)) {
        return null;
      }
      var answer = (OAuth2AccessTokenAuthenticationToken) refresh.authenticate(request);
      refreshTokens.rememberBrought(TokenDigest.of(answer.getRefreshToken().getTokenValue()),
          TokenDigest.of(answer.getAccessToken().getTokenValue()));
      return answer;
    });
    if (issued == null) {
      throw InvalidGrant.because("This refresh token was replaced by a newer one, so somebody else may have it: all "
          + "tokens of this authorization are revoked. Ask the customer to authorize again.");
    }
    return issued;
  }

  /** @return false if the token was replaced, and is no repetition: then the grant is revoked, by this transaction */
  private boolean comesInTurn(TokenDigest token, RegisteredClient client) {
    Instant now = clock.instant();
    if (refreshTokens.lockValid(token, client.getClientId(), now)) {
      if (!repeats(token, client)) {
        takeUse(token, client, now);
      }
      return true;
    }
    String grant = rotations.lockGrantOfFormer(token, client.getClientId(), now)
        .orElseThrow(() -> InvalidGrant.because("The refresh token is unknown, expired or revoked. "
            + "Ask the customer to authorize again."));
    if (repeats(token, client)) {
      rotations.takeBack(token, grant, now);
      return true;
    }
    LOG.warn("Client {} used a refresh token that was replaced; grant {} is revoked", client.getClientId(), grant);
    ending.revoke(grant);
    return false;
  }

  private void takeUse(TokenDigest token, RegisteredClient client, Instant now) {
    if (!refreshTokens.takeUse(token, now)) {
      throw InvalidGrant.because("The uses of this refresh token are exhausted. "
          + "Ask the customer to authorize again.");
    }
    issues.take(client, IssuesExhausted.Asked.REFRESH_TOKEN);
  }

  private boolean repeats(TokenDigest token, RegisteredClient client) {
    Duration window = client.getTokenSettings().getSetting(RegisteredClients.REPEAT_WINDOW);
    Instant now = clock.instant();
    return window != null && !window.isZero() && accessTokens.revokeUnusedOfLastRefresh(token, now.minus(window), now);
  }
}
