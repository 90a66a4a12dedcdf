package dev.assent.customer;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.Recipients;
import dev.assent.consentchange.Recipients.Recipient;
import dev.assent.customer.Items.Item;
import dev.assent.customer.OwnAccounts.Owned;
import dev.assent.token.PendingAuthorization;
import dev.assent.token.PendingAuthorizations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a TSP asks a customer for: who, what, and what of it is shared already. */
@Component
class OpenAuthorizations {

  /**
   * @param items      what is asked for and can be shared, each with its state for this customer
   * @param replaced   what the customer shares beside that, and no longer does once this is authorized
   * @param notOffered titles of items of which accounts are asked for that this customer does not have
   */
  record OpenAuthorization(String state, Recipient recipient, List<Item> items, List<Item> replaced,
      List<String> notOffered, PendingAuthorization asked, Owned owned, Consent consent) {

    public Set<String> codes() {
      return items.stream().map(Item::code).collect(Collectors.toSet());
    }

    /** Codes of all that a decision changes. */
    Set<String> named() {
      return Stream.concat(items.stream(), replaced.stream()).map(Item::code).collect(Collectors.toSet());
    }

    /** Whether a decision to share nothing takes anything away. */
    public List<String> titlesShared() {
      return Stream.concat(items.stream(), replaced.stream()).filter(Item::wanted).map(Item::title).toList();
    }
  }

  private final PendingAuthorizations pending;
  private final Recipients recipients;
  private final Consents consents;
  private final ConsentChanges changes;
  private final Items items;
  private final OwnAccounts accounts;

  OpenAuthorizations(PendingAuthorizations pending, Recipients recipients, Consents consents, ConsentChanges changes,
      Items items, OwnAccounts accounts) {
    this.pending = pending;
    this.recipients = recipients;
    this.consents = consents;
    this.changes = changes;
    this.items = items;
    this.accounts = accounts;
  }

  /** Empty when the authorization is unknown, decided, expired, or another customer's. */
  Optional<OpenAuthorization> find(String state, Customer customer) {
    return pending.find(state, customer.id()).map(asked -> open(state, customer, asked));
  }

  private OpenAuthorization open(String state, Customer customer, PendingAuthorization asked) {
    Consent consent = consents.find(customer.id(), asked.clientId()).orElse(null);
    Owned owned = accounts.of(customer.id());
    Map<String, Accounts> awaited = ConsentChanges.awaited(changes.of(customer.id(), asked.clientId()));
    List<Item> all = items.of(named(asked, consent), consent, awaited, owned);
    Map<Boolean, List<Item>> ofRequest = all.stream().filter(item -> asked.items().contains(item.code()))
        .map(item -> item.confinedTo(asked.accounts().getOrDefault(item.code(), Accounts.ALL)))
        .collect(Collectors.partitioningBy(item -> hasWhatIsAsked(item, asked)));
    return new OpenAuthorization(state, recipients.get(asked.clientId()), ofRequest.get(true),
        all.stream().filter(item -> !asked.items().contains(item.code())).filter(Item::wanted).toList(),
        ofRequest.get(false).stream().map(Item::title).toList(), asked, owned, consent);
  }

  /** Accounts that are asked for and are not this customer's are not offered, and without any the item is not. */
  private static boolean hasWhatIsAsked(Item item, PendingAuthorization asked) {
    return !asked.accounts().containsKey(item.code()) || !item.accounts().isEmpty();
  }

  private static Set<String> named(PendingAuthorization asked, Consent consent) {
    Set<String> named = new HashSet<>(asked.items());
    if (asked.replaces() && consent != null) {
      named.addAll(consent.items().keySet());
    }
    return named;
  }
}
