package dev.assent.token;

import java.net.URI;
import java.util.Set;

/**
 * An authorization request that awaits its customer's decision.
 *
 * @param items       codes of the authorization items that the client asks for, at least one
 * @param redirectUri where the browser will go with the answer; registered for the client
 */
public record PendingAuthorization(String clientId, Set<String> items, URI redirectUri) {

  public PendingAuthorization {
    items = Set.copyOf(items);
  }
}
