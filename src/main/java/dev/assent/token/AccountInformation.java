package dev.assent.token;

import dev.assent.consent.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one type of authorization details that is offered (RFC 9396 section 2): some of a customer's data, of these
 * accounts alone, for no longer than so many days.
 *
 * @param items    codes of authorization items, in {@code datatypes}
 * @param accounts in {@code accounts}; all if there is no such member
 * @param days     in {@code duration_days}; null = as long as the customer likes
 */
record AccountInformation(Set<String> items, Accounts accounts, Integer days) {

  static final String TYPE = "account_information";
  static final String DATATYPES = "datatypes";
  static final String ACCOUNTS = "accounts";
  static final String DAYS = "duration_days";

  AccountInformation {
    items = Set.copyOf(items);
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPE);
    members.put(DATATYPES, items.stream().sorted().toList());
    if (!accounts.isAll()) {
      members.put(ACCOUNTS, List.copyOf(accounts.ids()));
    }
    if (days != null) {
      members.put(DAYS, days);
    }
    return members;
  }
}
