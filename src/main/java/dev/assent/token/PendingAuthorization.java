package dev.assent.token;

import dev.assent.consent.Accounts;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * An authorization request that awaits its customer's decision.
 *
 * @param items       codes of the authorization items that the client asks for, at least one
 * @param replaces    whether it shall take the place of all that the customer shares with the client: then an item
 *                    that it does not name is withdrawn
 * @param accounts    by item code, the accounts that alone are asked for; of an item that is not here, any
 * @param mostDays    for how long it asks at most; null = as long as the customer likes
 * @param redirectUri where the browser will go with the answer; registered for the client
 */
public record PendingAuthorization(String clientId, Set<String> items, boolean replaces, Map<String, Accounts> accounts,
    Integer mostDays, URI redirectUri) {

  public PendingAuthorization {
    items = Set.copyOf(items);
    accounts = Map.copyOf(accounts);
  }
}
