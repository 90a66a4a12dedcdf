package dev.assent.demo.enjoylife;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;

/**
 * Enjoy Life's link to the bank for one user, as its status panel shows it.
 *
 * @param linked   whether Enjoy Life holds tokens
 * @param items    items that the access token carries
 * @param usesLeft what the bank said is left of them
 */
record BankStatus(boolean linked, Set<String> items, TokenUsesLeft usesLeft) {

  static BankStatus of(String user, BankTokens tokens) {
    return tokens.current(user).map(OAuth2AuthorizedClient::getAccessToken)
        .map(token -> new BankStatus(true, new TreeSet<>(token.getScopes()), tokens.usesLeft(user)))
        .orElseGet(() -> new BankStatus(false, Set.of(), new TokenUsesLeft(null, null, null)));
  }
}
