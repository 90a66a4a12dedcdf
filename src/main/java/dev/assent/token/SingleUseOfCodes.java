package dev.assent.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Exchanges an authorization code once, however many exchanges race on however many nodes: the code is marked used by
 * one conditional statement, in the transaction in which the authorization server issues the tokens.
 *
 * <p>RFC 6749 section 4.1.2: "If an authorization code is used more than once, the authorization server MUST deny the
 * request and SHOULD revoke (when possible) all tokens previously issued based on that authorization code." A second
 * use is always denied. It revokes the tokens too, unless it comes within {@link #RACE} of the first: whoever gets
 * here has logged on as the client and shown the PKCE verifier, so two at once are a client that sent its request
 * twice, and the customer should not have to authorize again for that.
 */
@Component
class SingleUseOfCodes implements ProviderRule {

  static final Duration RACE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(SingleUseOfCodes.class);

  private final GrantTable grants;
  private final Grants ending;
  private final CountedIssues issues;
  private final TransactionOperations transaction;
  private final Clock clock;

  SingleUseOfCodes(GrantTable grants, Grants ending, CountedIssues issues, TransactionOperations transaction,
      Clock clock) {
    this.grants = grants;
    this.ending = ending;
    this.issues = issues;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2AuthorizationCodeAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider exchange) {
    TokenDigest code = TokenDigest.of(((OAuth2AuthorizationCodeAuthenticationToken) request).getCode());
    RegisteredClient client = AuthenticatedClient.of(request);
    issues.open(client);
    Authentication issued = transaction.execute(status -> {
      if (!grants.useCode(code, client.getClientId(), clock.instant())) {
        return null;
      }
      issues.take(client, IssuesExhausted.Asked.CODE);
      return exchange.authenticate(request);
    });
    return issued != null ? issued : refuse(code, client.getClientId());
  }

  private Authentication refuse(TokenDigest code, String clientId) {
    Grant grant = grants.findByCode(code)
        .filter(found -> found.clientId().equals(clientId))
        .orElseThrow(() -> InvalidGrant.because("The authorization code is unknown. Start a new authorization."));
    if (grant.codeUsedAt() == null) {
      throw InvalidGrant.because("The authorization code has expired. Start a new authorization.");
    }
    Instant now = clock.instant();
    if (grant.codeUsedAt().plus(RACE).isBefore(now)) {
      LOG.warn("Client {} used an authorization code again; grant {} is revoked", clientId, grant.id());
      ending.revoke(grant.id());
      throw InvalidGrant.because("The authorization code was used before, so the tokens it brought are revoked. "
          + "Start a new authorization.");
    }
    throw InvalidGrant.because("The authorization code was used just now. Use the tokens of the answer to that.");
  }
}
