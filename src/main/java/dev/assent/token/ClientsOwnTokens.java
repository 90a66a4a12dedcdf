package dev.assent.token;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Issues by {@code client_credentials} count against the client's issue limit. */
@Component
class ClientsOwnTokens implements ProviderRule {

  private final CountedIssues issues;
  private final TransactionOperations transaction;

  ClientsOwnTokens(CountedIssues issues, TransactionOperations transaction) {
    this.issues = issues;
    this.transaction = transaction;
  }

  @Override
  public Class<? extends AuthenticationProvider> around() {
    return OAuth2ClientCredentialsAuthenticationProvider.class;
  }

  @Override
  public Authentication authenticate(Authentication request, AuthenticationProvider issue) {
    RegisteredClient client = AuthenticatedClient.of(request);
    issues.open(client);
    return transaction.execute(status -> {
      issues.take(client, IssuesExhausted.Asked.CREDENTIALS);
      return issue.authenticate(request);
    });
  }
}
