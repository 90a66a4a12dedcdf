package dev.assent.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of consents. Every method that changes one is idempotent for its {@code changeId} and items, and takes
 * the consent's row first, so that concurrent changes of one consent come one after the other.
 */
@Service
public class Consents {

  private final ConsentTable consents;
  private final ConsentItemTable items;
  private final ItemSteps steps;
  private final Clock clock;

  Consents(ConsentTable consents, ConsentItemTable items, ItemSteps steps, Clock clock) {
    this.consents = consents;
    this.items = items;
    this.steps = steps;
    this.clock = clock;
  }

  public Optional<Consent> find(String customerId, String clientId) {
    return consents.find(customerId, clientId);
  }

  public Optional<Consent> find(UUID id) {
    return consents.find(id);
  }

  /** The id of the consent, whether or not anything is shared; empty if there never was one. */
  public Optional<UUID> idOf(String customerId, String clientId) {
    return consents.idOf(customerId, clientId);
  }

  /** All consents that the customer ever gave, oldest first. */
  public List<Consent> ofCustomer(String customerId) {
    return consents.ofCustomer(customerId);
  }

  /** The customers who share something with the client, or have asked to and wait for the bank. */
  public List<String> customersSharingWith(String clientId) {
    return consents.customersSharingWith(clientId, clock.instant());
  }

  /** Every step of the consent's items, oldest first. */
  public List<ConsentHistoryEntry> history(UUID id) {
    return items.history(id);
  }

  /** Withdraws the items at once: the next call that needs one is refused. Items not active or pending stay. */
  @Transactional
  public void withdraw(String customerId, String clientId, Collection<String> withdrawn, String changeId) {
    Instant now = clock.instant();
    if (!consents.touch(customerId, clientId, now)) {
      return;
    }
    steps.withdraw(consents.find(customerId, clientId).orElseThrow(), withdrawn, changeId, now);
  }

  /**
   * Takes accounts away at once: active items cover no others than these from now on. An item that covers none of them
   * is withdrawn, unless none are left to it.
   */
  @Transactional
  public void narrow(String customerId, String clientId, Map<String, Accounts> to, String changeId) {
    Instant now = clock.instant();
    if (!consents.touch(customerId, clientId, now)) {
      return;
    }
    steps.narrow(consents.find(customerId, clientId).orElseThrow(), to, changeId, now);
  }

  /** Grants the items with all accounts, as {@link #activate(String, String, Map, ConsentTerms, String)} does. */
  @Transactional
  public Consent activate(String customerId, String clientId, Collection<String> granted, ConsentTerms terms,
      String changeId) {
    return activate(customerId, clientId, withAll(granted), terms, changeId);
  }

  /** Grants the items with these accounts, and renews terms and expiry of the whole consent. */
  @Transactional
  public Consent activate(String customerId, String clientId, Map<String, Accounts> granted, ConsentTerms terms,
      String changeId) {
    return widen(customerId, clientId, granted, terms, ItemState.ACTIVE, changeId);
  }

  /** Notes the items as asked for, with all accounts. */
  @Transactional
  public Consent awaitReview(String customerId, String clientId, Collection<String> asked, ConsentTerms terms,
      String changeId) {
    return awaitReview(customerId, clientId, withAll(asked), terms, changeId);
  }

  /** Notes the items as asked for, to be reviewed by the bank. Items already active stay active, as they are. */
  @Transactional
  public Consent awaitReview(String customerId, String clientId, Map<String, Accounts> asked, ConsentTerms terms,
      String changeId) {
    return widen(customerId, clientId, asked, terms, ItemState.PENDING_REVIEW, changeId);
  }

  /** The bank's officer agreed: items that are still pending become active, and active ones get these accounts. */
  @Transactional
  public void approvePending(UUID id, Map<String, Accounts> approved, String changeId) {
    settlePending(id, approved, ItemState.ACTIVE, changeId);
  }

  /** The bank's officer declined: those of the items that are still pending count as withdrawn. */
  @Transactional
  public void declinePending(UUID id, Map<String, Accounts> declined, String changeId) {
    settlePending(id, declined, ItemState.WITHDRAWN, changeId);
  }

  private void settlePending(UUID id, Map<String, Accounts> decided, ItemState settled, String changeId) {
    Instant now = clock.instant();
    consents.touch(id, now);
    steps.settle(consents.find(id).orElseThrow(), decided, settled, changeId, now);
  }

  private Consent widen(String customerId, String clientId, Map<String, Accounts> asked, ConsentTerms terms,
      ItemState target, String changeId) {
    Instant now = clock.instant();
    if (!consents.touch(customerId, clientId, now)) {
      consents.insert(customerId, clientId, terms, now);
    }
    Consent consent = consents.find(customerId, clientId).orElseThrow();
    if (consent.isExpired(now)) {
      // Renewing must not revive what the customer did not name again.
      steps.withdraw(consent, consent.items().keySet(), changeId, now);
      consent = consents.find(consent.id()).orElseThrow();
    }
    consents.updateTerms(consent.id(), terms);
    steps.widen(consent, asked, target, changeId, now);
    return consents.find(customerId, clientId).orElseThrow();
  }

  private static Map<String, Accounts> withAll(Collection<String> items) {
    return items.stream().distinct().collect(Collectors.toMap(Function.identity(), item -> Accounts.ALL));
  }
}
