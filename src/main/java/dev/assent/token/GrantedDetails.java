package dev.assent.token;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The {@code authorization_details} that a token admits at this moment (RFC 9396 sections 7 and 9): what the customer
 * shares of what the request asked for. One object for each item, with {@code accounts} where single ones are shared,
 * and {@code valid_until}.
 */
@Component
class GrantedDetails {

  static final String VALID_UNTIL = "valid_until";

  private final Consents consents;
  private final Clock clock;

  GrantedDetails(Consents consents, Clock clock) {
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * What the client is told. Items that wait for the bank are among it, as they are among the scopes.
   *
   * @param scopes of the token
   * @return empty if the request had none
   */
  Optional<List<Map<String, Object>>> of(Grant grant, Collection<String> scopes) {
    AuthorizationDetails asked = grant.details();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> items = new TreeSet<>(asked.items());
    items.retainAll(scopes);
    Consent consent = consents.find(grant.customerId(), grant.clientId())
        .filter(found -> !found.isExpired(clock.instant())).orElse(null);
    return Optional.of(consent == null ? List.of() : each(items, consent, asked.confined()));
  }

  /** What a resource server is told of items that are open now: where all is shared, there is nothing to tell. */
  static Optional<List<Map<String, Object>>> confining(Collection<String> open, Consent consent, Grant grant) {
    ConfinedAccounts confined = grant.details().confined();
    boolean any = open.stream().anyMatch(item -> !consent.accountsOf(item).and(confined.of(item)).isAll());
    return any || !grant.details().isEmpty() ? Optional.of(each(new TreeSet<>(open), consent, confined))
        : Optional.empty();
  }

  /** What a grant covers where that is single accounts; items with all accounts are said by their scopes alone. */
  static List<Map<String, Object>> ofAccounts(Consent consent) {
    TreeSet<String> items = new TreeSet<>(consent.items().keySet());
    items.removeIf(item -> consent.accountsOf(item).isAll());
    return each(items, consent, ConfinedAccounts.NONE);
  }

  private static List<Map<String, Object>> each(Collection<String> items, Consent consent, ConfinedAccounts confined) {
    List<Map<String, Object>> details = new ArrayList<>();
    for (String item : items) {
      if (consent.items().getOrDefault(item, ItemState.WITHDRAWN) != ItemState.WITHDRAWN) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", AccountInformation.TYPE);
        members.put(AccountInformation.DATATYPES, List.of(item));
        Accounts accounts = consent.accountsOf(item).and(confined.of(item));
        if (!accounts.isAll()) {
          members.put(AccountInformation.ACCOUNTS, List.copyOf(accounts.ids()));
        }
        members.put(VALID_UNTIL, consent.expiresAt().toString());
        details.add(members);
      }
    }
    return details;
  }
}
