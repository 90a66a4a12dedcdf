package dev.assent.token;

import dev.assent.consent.Accounts;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accounts to which a token is confined because its authorization request named them.
 *
 * @param byItem an item that is not here is not confined
 */
public record ConfinedAccounts(Map<String, Accounts> byItem) {

  static final ConfinedAccounts NONE = new ConfinedAccounts(Map.of());

  public ConfinedAccounts {
    byItem = Map.copyOf(byItem);
  }

  /** @param text what {@link #text} has written */
  public static ConfinedAccounts parse(String text) {
    Map<String, Accounts> byItem = new HashMap<>();
    for (String item : text.split(" ")) {
      int end = item.indexOf('=');
      byItem.put(item.substring(0, end), Accounts.parse(item.substring(end + 1).replace(',', ' ')));
    }
    return new ConfinedAccounts(byItem);
  }

  /** {@code item=id,id item=id}; null if nothing is confined. */
  String text() {
    return byItem.isEmpty() ? null : new TreeMap<>(byItem).entrySet().stream()
        .map(item -> item.getKey() + "=" + String.join(",", item.getValue().ids())).collect(Collectors.joining(" "));
  }

  public Accounts of(String item) {
    return byItem.getOrDefault(item, Accounts.ALL);
  }
}
