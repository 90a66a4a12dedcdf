package dev.assent.consent;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A customer's consent to one client.
 *
 * @param termsVersion version of the Privacy Policy that the customer agreed to last
 * @param items        state by item code
 * @param accounts     what each item covers, or is to cover once the bank agrees, by item code
 */
public record Consent(UUID id, String customerId, String clientId, String termsVersion, Instant grantedAt,
    Instant changedAt, Instant expiresAt, Map<String, ItemState> items, Map<String, Accounts> accounts) {

  public Consent {
    items = Map.copyOf(items);
    accounts = Map.copyOf(accounts);
  }

  public boolean isExpired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /** The accounts that the item covers, or is to cover; all where none were picked. */
  public Accounts accountsOf(String item) {
    return accounts.getOrDefault(item, Accounts.ALL);
  }

  /** Codes of the items in this state, in a stable order; whether the consent has expired plays no part. */
  public Set<String> itemsIn(ItemState state) {
    Set<String> found = new TreeSet<>();
    new TreeMap<>(items).forEach((item, itsState) -> {
      if (itsState == state) {
        found.add(item);
      }
    });
    return found;
  }
}
