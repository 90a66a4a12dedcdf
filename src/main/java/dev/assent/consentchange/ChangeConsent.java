package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a customer decided about one client.
 *
 * @param named  codes of the items that the authorization request names; no other item changes
 * @param ticked those of them that the customer shares; the rest is withdrawn
 * @param accounts which accounts of them; an item that is not here is shared with all
 * @param terms  what the customer agreed to; in force when an item is ticked
 * @param onRequest who of the bank did it for the customer; null for what the customer did
 */
public record ChangeConsent(String customerId, String clientId, Set<String> named, Set<String> ticked,
    Map<String, AccountChoice> accounts, ConsentTerms terms, Channel channel, OnRequest onRequest) {

  /** @throws IllegalArgumentException if an item is ticked that was not named */
  public ChangeConsent {
    named = Set.copyOf(named);
    ticked = Set.copyOf(ticked);
    accounts = Map.copyOf(accounts);
    if (!named.containsAll(ticked)) {
      throw new IllegalArgumentException("Only items that are named can be ticked");
    }
  }

  public ChangeConsent(String customerId, String clientId, Set<String> named, Set<String> ticked,
      Map<String, AccountChoice> accounts, ConsentTerms terms, Channel channel) {
    this(customerId, clientId, named, ticked, accounts, terms, channel, null);
  }

  public ChangeConsent(String customerId, String clientId, Set<String> named, Set<String> ticked, ConsentTerms terms,
      Channel channel) {
    this(customerId, clientId, named, ticked, Map.of(), terms, channel);
  }

  AccountChoice choiceOf(String item) {
    return accounts.getOrDefault(item, AccountChoice.WHOLE);
  }

  /** @param after the customer's change before this one; null for the first */
  UUID idAsAnswerTo(String request, UUID after) {
    SortedMap<String, Accounts> chosen = new TreeMap<>();
    ticked.forEach(item -> chosen.put(item, choiceOf(item).picked()));
    return UUID.nameUUIDFromBytes((request + customerId + clientId + new TreeSet<>(named) + chosen + terms + after)
        .getBytes(StandardCharsets.UTF_8));
  }

  ChangeConsent sharingNothing() {
    return new ChangeConsent(customerId, clientId, named, Set.of(), Map.of(), terms, channel, onRequest);
  }
}
