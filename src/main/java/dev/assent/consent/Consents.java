package dev.assent.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of consents. Every method that changes one is idempotent for its {@code changeId} and items, and takes
 * the consent's row first, so that concurrent changes of one consent come one after the other.
 */
@Service
public class Consents {

  private final ConsentTable consents;
  private final Clock clock;

  Consents(ConsentTable consents, Clock clock) {
    this.consents = consents;
    this.clock = clock;
  }

  public Optional<Consent> find(String customerId, String clientId) {
    return consents.find(customerId, clientId);
  }

  public Optional<Consent> find(UUID id) {
    return consents.find(id);
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
    return consents.history(id);
  }

  /** Withdraws the items at once: the next call that needs one is refused. Items not active or pending stay. */
  @Transactional
  public void withdraw(String customerId, String clientId, Collection<String> items, String changeId) {
    Instant now = clock.instant();
    if (!consents.touch(customerId, clientId, now)) {
      return;
    }
    Consent consent = consents.find(customerId, clientId).orElseThrow();
    items.stream()
        .filter(item -> consent.items().getOrDefault(item, ItemState.WITHDRAWN) != ItemState.WITHDRAWN)
        .forEach(item -> consents.setState(consent.id(), item, ItemState.WITHDRAWN, changeId, now));
  }

  /** Grants the items, and renews terms and expiry of the whole consent. Items already active stay as they are. */
  @Transactional
  public Consent activate(String customerId, String clientId, Collection<String> items, ConsentTerms terms,
      String changeId) {
    return widen(customerId, clientId, items, terms, ItemState.ACTIVE, changeId);
  }

  /** Notes the items as asked for, to be reviewed by the bank. Items already active stay active. */
  @Transactional
  public Consent awaitReview(String customerId, String clientId, Collection<String> items, ConsentTerms terms,
      String changeId) {
    return widen(customerId, clientId, items, terms, ItemState.PENDING_REVIEW, changeId);
  }

  /** The bank's officer agreed: those of the items that are still pending become active. */
  @Transactional
  public void approvePending(UUID id, Collection<String> items, String changeId) {
    settlePending(id, items, ItemState.ACTIVE, changeId);
  }

  /** The bank's officer declined: those of the items that are still pending count as withdrawn. */
  @Transactional
  public void declinePending(UUID id, Collection<String> items, String changeId) {
    settlePending(id, items, ItemState.WITHDRAWN, changeId);
  }

  private void settlePending(UUID id, Collection<String> items, ItemState settled, String changeId) {
    Instant now = clock.instant();
    consents.touch(id, now);
    items.forEach(item -> consents.moveState(id, item, ItemState.PENDING_REVIEW, settled, changeId, now));
  }

  private Consent widen(String customerId, String clientId, Collection<String> items, ConsentTerms terms,
      ItemState target, String changeId) {
    Instant now = clock.instant();
    if (!consents.touch(customerId, clientId, now)) {
      consents.insert(customerId, clientId, terms, now);
    }
    Consent consent = consents.find(customerId, clientId).orElseThrow();
    if (consent.isExpired(now)) {
      // Renewing must not revive what the customer did not name again.
      withdraw(customerId, clientId, consent.items().keySet(), changeId);
      consent = consents.find(consent.id()).orElseThrow();
    }
    consents.updateTerms(consent.id(), terms);
    UUID id = consent.id();
    Map<String, ItemState> before = consent.items();
    items.stream()
        .filter(item -> before.get(item) != ItemState.ACTIVE && before.get(item) != target)
        .forEach(item -> consents.setState(id, item, target, changeId, now));
    return consents.find(customerId, clientId).orElseThrow();
  }
}
