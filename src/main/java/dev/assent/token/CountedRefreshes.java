package dev.assent.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * <p>A refresh whose answer was lost may be repeated: if the access token that the last refresh brought is younger than
 * the client's repeat window and was never used, it is revoked and a new one comes in its place without spending a use.
 * The refresh token's row is held meanwhile, and revoking and the first use of an access token exclude each other, so
 * N uses never bring more than N access tokens that admit calls. What replaces a token is no issue of its own: it does
 * not count against the client's issue limit.
 */
@Component
class CountedRefreshes implements ProviderRule {

  private final RefreshTokenTable refreshTokens;
  private final AccessTokenTable accessTokens;
  private final CountedIssues issues;
  private final TransactionOperations transaction;
  private final Clock clock;

  CountedRefreshes(RefreshTokenTable refreshTokens, AccessTokenTable accessTokens, CountedIssues issues,
      TransactionOperations transaction, Clock clock) {
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
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
    String clientId = client.getClientId();
    issues.open(client);
    return transaction.execute(status -> {
      if (!refreshTokens.lockValid(token, clientId, clock.instant())) {
        throw InvalidGrant.because("The refresh token is unknown, expired or revoked. "
            + "Ask the customer to authorize again.");
      }
      if (!repeats(token, client)) {
        takeUse(token, client);
      }
      var issued = (OAuth2AccessTokenAuthenticationToken) refresh.authenticate(request);
      refreshTokens.rememberBrought(token, TokenDigest.of(issued.getAccessToken().getTokenValue()));
      return issued;
    });
  }

  private void takeUse(TokenDigest token, RegisteredClient client) {
    if (!refreshTokens.takeUse(token)) {
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
