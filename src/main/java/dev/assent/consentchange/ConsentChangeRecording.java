package dev.assent.consentchange;

import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ConsentDue;
import dev.assent.consent.ConsentHistoryEntry;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The first half of a change: what the customer no longer ticks is withdrawn, whatever becomes of the rest. */
@Component
class ConsentChangeRecording {

  private final ConsentChangeTable changes;
  private final ConsentChangeItemTable items;
  private final Consents consents;
  private final ConsentDue ends;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConsentChangeRecording(ConsentChangeTable changes, ConsentChangeItemTable items, Consents consents,
      ConsentDue ends, ApplicationEventPublisher events, Clock clock) {
    this.changes = changes;
    this.items = items;
    this.consents = consents;
    this.ends = ends;
    this.events = events;
    this.clock = clock;
  }

  /** In a transaction of its own, so that nothing that fails later can bring back what was withdrawn. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  ConsentChange record(ChangeConsent command) {
    return record(UUID.randomUUID(), command);
  }

  /**
   * As {@link #record(ChangeConsent)}, unless the customer's last change was this very answer: then that one. The id
   * says what was answered, with which ticks, and after which change; so of two at once only one can be inserted.
   *
   * @throws org.springframework.dao.DuplicateKeyException for the other one
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  ConsentChange recordOnce(String request, ChangeConsent command) {
    List<UUID> before = changes.latestTwo(command.customerId(), command.clientId());
    UUID last = before.isEmpty() ? null : before.get(0);
    if (last != null && last.equals(command.idAsAnswerTo(request, before.size() > 1 ? before.get(1) : null))) {
      return changes.find(last).orElseThrow();
    }
    UUID id = command.idAsAnswerTo(request, last);
    return changes.find(id).orElseGet(() -> record(id, command));
  }

  private ConsentChange record(UUID id, ChangeConsent command) {
    Instant now = clock.instant();
    Set<String> unticked = command.named().stream().filter(Predicate.not(command.ticked()::contains))
        .collect(Collectors.toSet());
    Map<String, Accounts> wanted = command.ticked().stream()
        .collect(Collectors.toMap(Function.identity(), item -> command.choiceOf(item).picked()));
    items.supersede(command.customerId(), command.clientId(), runOut(command, now) ? null : unticked);
    items.supersedeOthers(command.customerId(), command.clientId(), wanted);
    consents.withdraw(command.customerId(), command.clientId(), unticked, id.toString());

    // From here on the consent's row is taken, if there is one.
    Optional<Consent> consent = consents.find(command.customerId(), command.clientId());
    Set<String> withdrawn = consent.map(found -> withdrawnBy(id, found)).orElse(Set.of());
    Map<String, ItemOutcome> outcomes = new HashMap<>();
    unticked.forEach(item ->
        outcomes.put(item, withdrawn.contains(item) ? ItemOutcome.WITHDRAWN : ItemOutcome.LEFT_OUT));
    TickedItems ticked = new TickedItems(consent.filter(found -> !found.isExpired(now)).orElse(null),
        items.awaited(command.customerId(), command.clientId(), wanted));
    outcomes.putAll(ticked.outcomes(command));
    consents.narrow(command.customerId(), command.clientId(), ticked.narrowing(command), id.toString());

    return insert(new ConsentChange(id, command.customerId(), command.clientId(), command.channel(), command.terms(),
        now, ChangeStatus.REQUESTED, null, null, outcomes, ticked.accounts(command), command.onRequest()));
  }

  /**
   * Ends a consent that has run out. In a transaction of its own, which takes the consent's row after the items, as
   * each change does.
   *
   * @return empty if it was ended before or renewed, or if nothing of it was shared any more
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  Optional<ConsentChange> recordEnd(UUID consentId) {
    Instant now = clock.instant();
    Consent due = consents.find(consentId).filter(found -> found.isExpired(now)).orElse(null);
    if (due == null) {
      return Optional.empty();
    }
    items.supersedeFromBefore(due.customerId(), due.clientId(), due.expiresAt());
    Consent ended = ends.takeEnd(consentId, now).orElse(null);
    if (ended == null) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return Optional.empty();
    }
    Set<String> shared = ended.items().entrySet().stream().filter(item -> item.getValue() != ItemState.WITHDRAWN)
        .map(Map.Entry::getKey).collect(Collectors.toSet());
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    UUID id = UUID.randomUUID();
    consents.withdraw(ended.customerId(), ended.clientId(), shared, id.toString());
    return Optional.of(insert(new ConsentChange(id, ended.customerId(), ended.clientId(), Channel.EXPIRY,
        new ConsentTerms(ended.termsVersion(), ended.expiresAt()), now, ChangeStatus.REQUESTED, null, null,
        shared.stream().collect(Collectors.toMap(Function.identity(), item -> ItemOutcome.WITHDRAWN)),
        Map.of(), null)));
  }

  private ConsentChange insert(ConsentChange change) {
    changes.insert(change);
    events.publishEvent(new ConsentChangeRecorded(change.id(), change.customerId(), change.clientId(), change.channel(),
        change.itemsWith(ItemOutcome.WITHDRAWN), change.narrowed(), change.itemsWith(ItemOutcome.REQUESTED),
        change.terms(), change.requestedAt(), change.onRequest()));
    return change;
  }

  private boolean runOut(ChangeConsent command, Instant now) {
    return consents.find(command.customerId(), command.clientId()).filter(found -> found.isExpired(now)).isPresent();
  }

  private Set<String> withdrawnBy(UUID changeId, Consent consent) {
    return consents.history(consent.id()).stream().filter(step -> step.changeId().equals(changeId.toString()))
        .map(ConsentHistoryEntry::item).collect(Collectors.toSet());
  }
}
