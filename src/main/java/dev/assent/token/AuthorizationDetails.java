package dev.assent.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.consent.Accounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an authorization request asks for in {@code authorization_details} (RFC 9396).
 *
 * @param all each names other items; empty if the request has none
 */
record AuthorizationDetails(List<AccountInformation> all) {

  static final String PARAMETER = "authorization_details";
  static final AuthorizationDetails NONE = new AuthorizationDetails(List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  AuthorizationDetails {
    all = List.copyOf(all);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Codes of all items that are asked for. */
  Set<String> items() {
    Set<String> items = new TreeSet<>();
    all.forEach(one -> items.addAll(one.items()));
    return items;
  }

  /** The accounts that are asked for, of items of which not all are. */
  ConfinedAccounts confined() {
    Map<String, Accounts> byItem = new HashMap<>();
    all.stream().filter(one -> !one.accounts().isAll())
        .forEach(one -> one.items().forEach(item -> byItem.put(item, one.accounts())));
    return new ConfinedAccounts(byItem);
  }

  /** No consent that follows lasts longer: the shortest that is asked for; null if none is. */
  Integer mostDays() {
    return all.stream().map(AccountInformation::days).filter(Objects::nonNull).min(Integer::compare).orElse(null);
  }

  /** To be read by {@link AuthorizationDetailsReader}; null if there are none. */
  String json() {
    try {
      return isEmpty() ? null
          : JSON.writeValueAsString(all.stream().map(AccountInformation::members).toList());
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("Authorization details cannot be written", fault);
    }
  }
}
