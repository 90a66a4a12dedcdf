package dev.assent.consentchange;

import java.util.List;
import java.util.Map;

/**
 * A change in plain terms: item codes, sorted.
 *
 * @param added     shared from now on
 * @param kept      shared before and still
 * @param withdrawn no longer shared
 * @param pending   agreed to by the customer, not shared until the bank is done with it
 * @param narrowed  shared before and still, with fewer accounts; each is among the others too
 * @param accounts  by item code, what of each item that is shared or asked for
 */
public record ConsentDifference(List<String> added, List<String> kept, List<String> withdrawn, List<String> pending,
    List<String> narrowed, Map<String, ItemAccounts> accounts) {

  public ConsentDifference {
    added = added.stream().sorted().toList();
    kept = kept.stream().sorted().toList();
    withdrawn = withdrawn.stream().sorted().toList();
    pending = pending.stream().sorted().toList();
    narrowed = narrowed.stream().sorted().toList();
    accounts = Map.copyOf(accounts);
  }

  /** A difference in items alone. */
  public ConsentDifference(List<String> added, List<String> kept, List<String> withdrawn, List<String> pending) {
    this(added, kept, withdrawn, pending, List.of(), Map.of());
  }

  public ItemAccounts accountsOf(String item) {
    return accounts.getOrDefault(item, ItemAccounts.WHOLE);
  }

  public boolean changesNothing() {
    return added.isEmpty() && withdrawn.isEmpty() && pending.isEmpty() && narrowed.isEmpty();
  }
}
