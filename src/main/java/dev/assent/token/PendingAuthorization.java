package dev.assent.token;

import java.net.URI;
import java.util.Set;

/**
 * An authorization request that awaits its customer's decision.
 *
 * @param items       codes of the authorization items that the client asks for, at least one
 * @param replaces    whether it shall take the place of all that the customer shares with the client: then an item
 *                    that it does not name is withdrawn
 * @param redirectUri where the browser will go with the answer; registered for the client
 */
public record PendingAuthorization(String clientId, Set<String> items, boolean replaces, URI redirectUri) {

  public PendingAuthorization {
    items = Set.copyOf(items);
  }
}
