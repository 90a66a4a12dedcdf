package dev.assent.demo.enjoylife;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * The bank's tokens, by Enjoy Life user. They live in memory: after a restart a customer presses "Bank Account
 * Operation" again. What a customer consented to stays with the bank.
 */
class BankTokens implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

  /**
   * What Enjoy Life holds of the bank for one user. Numbers are as the bank said them, null = not limited or not said.
   *
   * @param items      that the access token carries
   * @param calls      that the access token still admits
   * @param callsLimit calls that it admitted when new
   * @param refreshes  that the refresh token still admits
   */
  record Link(Set<String> items, String calls, String callsLimit, String refreshes) { }

  private final OAuth2AuthorizedClientService authorizedClients;
  private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes =
      new RestClientAuthorizationCodeTokenResponseClient();
  private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes =
      new RestClientRefreshTokenTokenResponseClient();
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> everGranted = new ConcurrentHashMap<>();
  private final Map<String, String> userByGrant = new ConcurrentHashMap<>();

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
    note(user, response);
    return response;
  }

  Optional<OAuth2AuthorizedClient> current(String user) {
    return Optional.ofNullable(authorizedClients.loadAuthorizedClient(BankLogin.REGISTRATION, user));
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
      authorizedClients.saveAuthorizedClient(refreshed, SecurityContextHolder.getContext().getAuthentication());
      note(user, response);
      return Optional.of(refreshed);
    } catch (OAuth2AuthorizationException refused) {
      if (!"invalid_grant".equals(refused.getError().getErrorCode())) {
        throw refused;
      }
      forget(user);
      return Optional.empty();
    }
  }

  /** Null for a user who is not connected. */
  Link link(String user) {
    return current(user).isEmpty() ? null : links.get(user);
  }

  void noteCallsLeft(String user, String left) {
    links.computeIfPresent(user, (name, link) -> left == null ? link
        : new Link(link.items(), left, link.callsLimit(), link.refreshes()));
  }

  /** Whose grant this is (Grant Management for OAuth 2.0, {@code grant_id}), the tokens being there or not. */
  Optional<String> userOf(String grantId) {
    return Optional.ofNullable(userByGrant.get(grantId));
  }

  void forget(String user) {
    authorizedClients.removeAuthorizedClient(BankLogin.REGISTRATION, user);
    links.remove(user);
  }

  private void note(String user, OAuth2AccessTokenResponse response) {
    String calls = said(response, "uses");
    links.put(user, new Link(Set.copyOf(response.getAccessToken().getScopes()), calls, calls,
        said(response, "refresh_uses_left")));
    Optional.ofNullable(said(response, "grant_id")).ifPresent(grant -> userByGrant.put(grant, user));
  }

  private static String said(OAuth2AccessTokenResponse response, String name) {
    Object value = response.getAdditionalParameters().get(name);
    return value == null ? null : value.toString();
  }
}
