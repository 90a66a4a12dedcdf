package dev.assent.consentchange;

import java.util.List;

/**
 * A change in plain terms: item codes, sorted.
 *
 * @param added     shared from now on
 * @param kept      shared before and still
 * @param withdrawn no longer shared
 * @param pending   agreed to by the customer, not shared until the bank is done with it
 */
public record ConsentDifference(List<String> added, List<String> kept, List<String> withdrawn, List<String> pending) {

  public ConsentDifference {
    added = added.stream().sorted().toList();
    kept = kept.stream().sorted().toList();
    withdrawn = withdrawn.stream().sorted().toList();
    pending = pending.stream().sorted().toList();
  }

  public boolean changesNothing() {
    return added.isEmpty() && withdrawn.isEmpty() && pending.isEmpty();
  }
}
