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
 */
public record Consent(UUID id, String customerId, String clientId, String termsVersion, Instant grantedAt,
    Instant changedAt, Instant expiresAt, Map<String, ItemState> items) {

  public Consent {
    items = Map.copyOf(items);
  }

  public boolean isExpired(Instant now) {
    return !expiresAt.isAfter(now);
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
