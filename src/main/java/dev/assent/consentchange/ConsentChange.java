package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A change as recorded.
 *
 * @param items    outcome by item code, for every item that the change names
 * @param review   why the bank looks at it, a code of the decision {@code consent-change-review}; null without review
 * @param decision the officer's decision; null until there is one
 * @param accounts by item code, for every item that was ticked
 * @param onRequest who of the bank made it for the customer; null for all other changes
 */
public record ConsentChange(UUID id, String customerId, String clientId, Channel channel, ConsentTerms terms,
    Instant requestedAt, ChangeStatus status, String review, Decision decision, Map<String, ItemOutcome> items,
    Map<String, ItemAccounts> accounts, OnRequest onRequest) {

  /** @param reason what the customer reads; null for an approval without one */
  public record Decision(String by, Instant at, String reason) { }

  public ConsentChange {
    items = Map.copyOf(items);
    accounts = Map.copyOf(accounts);
  }

  /** Codes of the items with one of these outcomes, sorted. */
  public List<String> itemsWith(ItemOutcome first, ItemOutcome... others) {
    Set<ItemOutcome> wanted = EnumSet.of(first, others);
    return items.entrySet().stream().filter(entry -> wanted.contains(entry.getValue())).map(Map.Entry::getKey)
        .sorted().toList();
  }

  public ItemAccounts accountsOf(String item) {
    return accounts.getOrDefault(item, ItemAccounts.WHOLE);
  }

  /** What each of these items is to cover. */
  Map<String, Accounts> covering(Collection<String> codes) {
    return codes.stream().collect(Collectors.toMap(Function.identity(), item -> accountsOf(item).chosen()));
  }

  /** Codes of the items of which accounts were taken away, while the item itself stays; sorted. */
  public List<String> narrowed() {
    return accounts.entrySet().stream().filter(item -> !item.getValue().removed().isNone()).map(Map.Entry::getKey)
        .sorted().toList();
  }

  /** Whether the customer ticked anything; otherwise the change is a withdrawal only. */
  public boolean sharesAnything() {
    return items.values().stream()
        .anyMatch(outcome -> outcome != ItemOutcome.WITHDRAWN && outcome != ItemOutcome.LEFT_OUT);
  }

  /** What this change itself did; items that an earlier one waits with are not part of it. */
  public ConsentDifference difference() {
    return new ConsentDifference(itemsWith(ItemOutcome.ADDED), itemsWith(ItemOutcome.KEPT),
        itemsWith(ItemOutcome.WITHDRAWN), itemsWith(ItemOutcome.REQUESTED, ItemOutcome.PENDING), narrowed(), accounts);
  }
}
