package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import java.util.List;
import java.util.Map;

/**
 * What a receipt says.
 *
 * @param items    codes by what became of them: added, kept, pending, withdrawn, narrowed or declined
 * @param accounts of the items that are about single accounts, by the item's code
 * @param reason   why customer care made the change; null for a change that it did not make
 */
public record ReceiptContent(Map<String, List<String>> items, Map<String, Map<String, Accounts>> accounts,
    String reason) {

  /** Which accounts of an item an outcome is about; {@link Accounts#ALL} where it is about the item as a whole. */
  public Accounts accountsOf(String outcome, String item) {
    String which = switch (outcome) {
      case "kept" -> "kept";
      case "withdrawn", "narrowed" -> "removed";
      default -> "added";
    };
    return accounts.getOrDefault(item, Map.of()).getOrDefault(which, Accounts.ALL);
  }
}
