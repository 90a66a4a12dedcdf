package dev.assent.consentchange;

import dev.assent.consent.Consent;
import dev.assent.consent.ConsentHistoryEntry;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The first half of a change: what the customer no longer ticks is withdrawn, whatever becomes of the rest. */
@Component
class ConsentChangeRecording {

  private final ConsentChangeTable changes;
  private final ConsentChangeItemTable items;
  private final Consents consents;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConsentChangeRecording(ConsentChangeTable changes, ConsentChangeItemTable items, Consents consents,
      ApplicationEventPublisher events, Clock clock) {
    this.changes = changes;
    this.items = items;
    this.consents = consents;
    this.events = events;
    this.clock = clock;
  }

  /** In a transaction of its own, so that nothing that fails later can bring back what was withdrawn. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  ConsentChange record(ChangeConsent command) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    Set<String> unticked = command.named().stream().filter(Predicate.not(command.ticked()::contains))
        .collect(Collectors.toSet());
    items.supersede(command.customerId(), command.clientId(), runOut(command, now) ? null : unticked);
    consents.withdraw(command.customerId(), command.clientId(), unticked, id.toString());

    Optional<Consent> consent = consents.find(command.customerId(), command.clientId());
    Map<String, ItemState> standing = consent.filter(found -> !found.isExpired(now)).map(Consent::items)
        .orElse(Map.of());
    Set<String> withdrawn = consent.map(found -> withdrawnBy(id, found)).orElse(Set.of());
    Map<String, ItemOutcome> outcomes = new HashMap<>();
    unticked.forEach(item ->
        outcomes.put(item, withdrawn.contains(item) ? ItemOutcome.WITHDRAWN : ItemOutcome.LEFT_OUT));
    command.ticked().forEach(item -> outcomes.put(item, ticked(standing.get(item))));

    ConsentChange change = new ConsentChange(id, command.customerId(), command.clientId(), command.channel(),
        command.terms(), now, ChangeStatus.REQUESTED, null, null, outcomes);
    changes.insert(change);
    events.publishEvent(new ConsentChangeRecorded(id, change.customerId(), change.clientId(), change.channel(),
        change.itemsWith(ItemOutcome.WITHDRAWN), change.itemsWith(ItemOutcome.REQUESTED), change.terms(), now));
    return change;
  }

  private static ItemOutcome ticked(ItemState before) {
    if (before == ItemState.ACTIVE) {
      return ItemOutcome.KEPT;
    }
    return before == ItemState.PENDING_REVIEW ? ItemOutcome.AWAITED : ItemOutcome.REQUESTED;
  }

  private boolean runOut(ChangeConsent command, Instant now) {
    return consents.find(command.customerId(), command.clientId()).filter(found -> found.isExpired(now)).isPresent();
  }

  private Set<String> withdrawnBy(UUID changeId, Consent consent) {
    return consents.history(consent.id()).stream().filter(step -> step.changeId().equals(changeId.toString()))
        .map(ConsentHistoryEntry::item).collect(Collectors.toSet());
  }
}
