package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a change does to the items that are ticked, seen from what is in force.
 *
 * @param standing the consent, its row taken; null if there is none or it has run out
 * @param awaited  codes of the items with which an earlier change waits for the bank, for the very accounts picked
 */
record TickedItems(Consent standing, Set<String> awaited) {

  Map<String, ItemOutcome> outcomes(ChangeConsent command) {
    return each(command, item -> outcome(item, command.choiceOf(item).picked()));
  }

  /** What active items may go on covering. */
  Map<String, Accounts> narrowing(ChangeConsent command) {
    Map<String, Accounts> to = new HashMap<>();
    command.ticked().stream().filter(this::isActive).forEach(item -> to.put(item, command.choiceOf(item).picked()));
    return to;
  }

  /** Of the items that are about single accounts. */
  Map<String, ItemAccounts> accounts(ChangeConsent command) {
    Map<String, ItemAccounts> accounts = each(command, item ->
        new ItemAccounts(before(item, command.choiceOf(item).own()), command.choiceOf(item).picked()));
    accounts.values().removeIf(ItemAccounts.WHOLE::equals);
    return accounts;
  }

  private ItemOutcome outcome(String item, Accounts picked) {
    if (isActive(item) && standing.accountsOf(item).covers(picked)) {
      return ItemOutcome.KEPT;
    }
    boolean known = standing != null && standing.items().getOrDefault(item, ItemState.WITHDRAWN) != ItemState.WITHDRAWN;
    return known && awaited.contains(item) ? ItemOutcome.AWAITED : ItemOutcome.REQUESTED;
  }

  /** Where all accounts were shared, those are meant that the customer has. */
  private Accounts before(String item, Accounts own) {
    if (!isActive(item)) {
      return null;
    }
    Accounts inForce = standing.accountsOf(item);
    if (!inForce.isAll()) {
      return inForce;
    }
    return own.isAll() ? null : own;
  }

  private boolean isActive(String item) {
    return standing != null && standing.items().get(item) == ItemState.ACTIVE;
  }

  private static <T> Map<String, T> each(ChangeConsent command, Function<String, T> part) {
    return new HashMap<>(command.ticked().stream().collect(Collectors.toMap(Function.identity(), part)));
  }
}
