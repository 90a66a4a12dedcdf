package dev.assent.customer;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ChangeStatus;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentDifference;
import dev.assent.consentchange.ConsentReceipt;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.consentchange.ItemOutcome;
import dev.assent.consentchange.Recipients;
import dev.assent.consentchange.Recipients.Recipient;
import dev.assent.customer.OwnAccounts.Owned;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What one customer shares, with whom, and how it came about, in the words of the page's language. */
@Component
public class Sharings {

  /**
   * @param expired whether the consent has run out: then nothing of it is shared
   * @param history newest first; not told in the list of all
   */
  public record Sharing(Recipient recipient, Consent consent, boolean expired, List<Items.Item> items,
      List<Step> history) {

    /** Whether anything is shared, or waits for the bank only. */
    public boolean running() {
      return !expired && items.stream().anyMatch(Items.Item::wanted);
    }

    public List<String> titlesShared() {
      return items.stream().filter(Items.Item::wanted).map(Items.Item::title).toList();
    }

    public boolean hasPending() {
      return !expired && items.stream().anyMatch(item -> item.state() == ItemState.PENDING_REVIEW);
    }
  }

  /** Titles of items. */
  public record Difference(List<String> added, List<String> kept, List<String> withdrawn, List<String> pending)
      implements Serializable {

    public boolean changesNothing() {
      return added.isEmpty() && withdrawn.isEmpty() && pending.isEmpty();
    }
  }

  /**
   * @param declined what the bank declined, for {@code reason}
   * @param receipts of this change, oldest first
   * @param onRequest why customer care made it for the customer; null if it did not
   */
  public record Step(UUID changeId, Instant at, Channel channel, Difference difference, List<String> declined,
      String reason, boolean approved, Instant decidedAt, List<ConsentReceipt> receipts, String onRequest) { }

  private final Consents consents;
  private final ConsentChanges changes;
  private final ConsentReceipts receipts;
  private final Recipients recipients;
  private final Items items;
  private final OwnAccounts accounts;
  private final Clock clock;

  Sharings(Consents consents, ConsentChanges changes, ConsentReceipts receipts, Recipients recipients, Items items,
      OwnAccounts accounts, Clock clock) {
    this.consents = consents;
    this.changes = changes;
    this.receipts = receipts;
    this.recipients = recipients;
    this.items = items;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Running ones first, then by the latest change. */
  public List<Sharing> of(Customer customer) {
    Owned owned = accounts.of(customer.id());
    ItemWords words = items.words();
    List<Consent> all = consents.ofCustomer(customer.id());
    Map<String, Recipient> with = recipients.of(all.stream().map(Consent::clientId).toList());
    Map<String, Map<String, Accounts>> awaited = changes.awaited(customer.id());
    return all.stream().map(consent -> sharing(consent, with.get(consent.clientId()), words.of(
            consent.items().keySet(), consent, awaited.getOrDefault(consent.clientId(), Map.of()), owned), List.of()))
        .sorted(Comparator.comparing(Sharing::running).reversed()
            .thenComparing(sharing -> sharing.consent().changedAt(), Comparator.reverseOrder()))
        .toList();
  }

  public Optional<Sharing> find(Customer customer, String clientId) {
    return consents.find(customer.id(), clientId).map(consent -> one(consent, accounts.of(customer.id())));
  }

  Difference inWords(ConsentDifference difference, Owned owned) {
    return inWords(difference, items.words(), owned);
  }

  private static Difference inWords(ConsentDifference difference, ItemWords items, Owned owned) {
    List<String> withdrawn = new ArrayList<>(items.titles(difference.withdrawn()));
    withdrawn.addAll(items.titles(difference.narrowed(), item -> difference.accountsOf(item).removed(), owned));
    return new Difference(items.titles(difference.added(), item -> difference.accountsOf(item).added(), owned),
        items.titles(difference.kept(), item -> difference.accountsOf(item).kept(), owned), withdrawn,
        items.titles(difference.pending(), item -> difference.accountsOf(item).added(), owned));
  }

  private Sharing one(Consent consent, Owned owned) {
    ItemWords words = items.words();
    List<ConsentReceipt> ofAll = receipts.of(consent.customerId(), consent.clientId());
    List<ConsentChange> all = changes.of(consent.customerId(), consent.clientId());
    List<Step> history = all.stream().map(change -> step(change, words, owned,
        ofAll.stream().filter(receipt -> receipt.changeId().equals(change.id())).toList())).toList();
    return sharing(consent, recipients.get(consent.clientId()),
        words.of(consent.items().keySet(), consent, ConsentChanges.awaited(all), owned), history);
  }

  private Sharing sharing(Consent consent, Recipient with, List<Items.Item> shared, List<Step> history) {
    return new Sharing(with, consent, consent.isExpired(clock.instant()), shared, history);
  }

  private static Step step(ConsentChange change, ItemWords items, Owned owned, List<ConsentReceipt> ofChange) {
    var decision = change.decision();
    return new Step(change.id(), change.requestedAt(), change.channel(), inWords(change.difference(), items, owned),
        items.titles(change.itemsWith(ItemOutcome.DECLINED)), decision == null ? null : decision.reason(),
        change.status() == ChangeStatus.APPROVED, decision == null ? null : decision.at(), ofChange,
        change.onRequest() == null ? null : change.onRequest().reason());
  }
}
