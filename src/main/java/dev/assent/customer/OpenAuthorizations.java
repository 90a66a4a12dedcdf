package dev.assent.customer;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.Recipients;
import dev.assent.consentchange.Recipients.Recipient;
import dev.assent.customer.OwnAccounts.Owned;
import dev.assent.token.PendingAuthorization;
import dev.assent.token.PendingAuthorizations;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a TSP asks a customer for: who, what, and what of it is shared already. */
@Component
class OpenAuthorizations {

  /** @param items what is asked for, each with its state for this customer */
  record OpenAuthorization(String state, Recipient recipient, List<Items.Item> items, URI redirectUri,
      Owned owned, Consent consent) {

    public Set<String> codes() {
      return items.stream().map(Items.Item::code).collect(Collectors.toSet());
    }

    /** Whether a decision to share nothing takes anything away. */
    public List<String> titlesShared() {
      return items.stream().filter(Items.Item::wanted).map(Items.Item::title).toList();
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
    return new OpenAuthorization(state, recipients.get(asked.clientId()), items.of(asked.items(), consent,
        ConsentChanges.awaited(changes.of(customer.id(), asked.clientId())), owned), asked.redirectUri(), owned,
        consent);
  }
}
