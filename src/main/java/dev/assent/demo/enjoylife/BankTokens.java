package dev.assent.demo.enjoylife;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;

/**
 * The bank's tokens, by Enjoy Life user. They live in memory: after a restart a customer presses "Bank Account
 * Operation" again. What a customer consented to stays with the bank.
 */
@Component
@Profile(EnjoyLifeApplication.PROFILE)
class BankTokens implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

  private final OAuth2AuthorizedClientService authorizedClients;
  private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes =
      new RestClientAuthorizationCodeTokenResponseClient();
  private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes =
      new RestClientRefreshTokenTokenResponseClient();
  private final Map<String, TokenUsesLeft> usesLeft = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> everGranted = new ConcurrentHashMap<>();

  BankTokens(OAuth2AuthorizedClientService authorizedClients) {
    this.authorizedClients = authorizedClients;
  }

  /** Exchanges the code for the user who is logged in to Enjoy Life. */
  @Override
  public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest exchange) {
    OAuth2AccessTokenResponse response = codes.getTokenResponse(exchange);
    String user = SecurityContextHolder.getContext().getAuthentication().getName();
    everGranted.computeIfAbsent(user, name -> ConcurrentHashMap.newKeySet())
        .addAll(response.getAccessToken().getScopes());
    usesLeft.put(user, usesLeft(response));
    return response;
  }

  Optional<OAuth2AuthorizedClient> current(String user) {
    return Optional.ofNullable(authorizedClients.loadAuthorizedClient(BankConnection.REGISTRATION, user));
  }

  /** Whether the user ever let Enjoy Life have this item; if not, the bank is asked before the service is used. */
  boolean wasEverGranted(String user, String item) {
    return everGranted.getOrDefault(user, Set.of()).contains(item);
  }

  /** Gets a new access token. Empty if the bank refuses: then only the customer can help, by authorizing again. */
  Optional<OAuth2AuthorizedClient> refresh(OAuth2AuthorizedClient client) {
    String user = client.getPrincipalName();
    try {
      OAuth2AccessTokenResponse response = refreshes.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
          client.getClientRegistration(), client.getAccessToken(), client.getRefreshToken()));
      OAuth2AuthorizedClient refreshed = new OAuth2AuthorizedClient(client.getClientRegistration(), user,
          response.getAccessToken(), response.getRefreshToken());
      authorizedClients.saveAuthorizedClient(refreshed,
          SecurityContextHolder.getContext().getAuthentication());
      usesLeft.put(user, usesLeft(response));
      return Optional.of(refreshed);
    } catch (OAuth2AuthorizationException refused) {
      if (!"invalid_grant".equals(refused.getError().getErrorCode())) {
        throw refused;
      }
      forget(user);
      return Optional.empty();
    }
  }

  TokenUsesLeft usesLeft(String user) {
    return usesLeft.getOrDefault(user, new TokenUsesLeft(null, null, null));
  }

  void noteCallsLeft(String user, Integer left) {
    usesLeft.computeIfPresent(user, (name, before) -> before.afterCall(left));
  }

  private void forget(String user) {
    authorizedClients.removeAuthorizedClient(BankConnection.REGISTRATION, user);
    usesLeft.remove(user);
  }

  private static TokenUsesLeft usesLeft(OAuth2AccessTokenResponse response) {
    Integer calls = number(response, "uses");
    return new TokenUsesLeft(calls, calls, number(response, "refresh_uses_left"));
  }

  private static Integer number(OAuth2AccessTokenResponse response, String name) {
    Object value = response.getAdditionalParameters().get(name);
    return value == null ? null : Integer.valueOf(value.toString());
  }
}
