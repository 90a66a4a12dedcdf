package dev.assent.consentchange;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second half of a change, step by step as the process says. Each step may be repeated: an item moves on once, and
 * an item that the customer has taken back meanwhile does not move at all.
 */
@Service
public class ConsentWidening {

  private final ConsentChangeTable changes;
  private final ConsentChangeItemTable items;
  private final LaterChanges later;
  private final SensitiveItems sensitive;
  private final Consents consents;
  private final Recipients recipients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConsentWidening(ConsentChangeTable changes, ConsentChangeItemTable items, LaterChanges later,
      SensitiveItems sensitive, Consents consents, Recipients recipients, ApplicationEventPublisher events,
      Clock clock) {
    this.changes = changes;
    this.items = items;
    this.later = later;
    this.sensitive = sensitive;
    this.consents = consents;
    this.recipients = recipients;
    this.events = events;
    this.clock = clock;
  }

  /** Before the process starts: a TSP that has begun to leave since the change was recorded gets nothing of it. */
  @Transactional
  void keepFromLeaving(UUID changeId) {
    ConsentChange change = get(changeId);
    if (change.sharesAnything() && recipients.hold(change.clientId()).leaves()) {
      Set<String> kept = items.move(changeId, change.items().keySet(), ItemOutcome.REQUESTED, ItemOutcome.SUPERSEDED);
      consents.withdraw(change.customerId(), change.clientId(), kept, changeId.toString());
    }
  }

  /** Shares what the customer has added. */
  @Transactional
  public void apply(UUID changeId) {
    ConsentChange change = get(changeId);
    Set<String> added = items.move(changeId, change.items().keySet(), ItemOutcome.REQUESTED, ItemOutcome.ADDED);
    // Of a change that adds nothing, a later one has said everything: no receipt may say that it is shared still.
    boolean overtaken = added.isEmpty() && change.sharesAnything() && later.any(change);
    ChangeStatus settled = overtaken ? ChangeStatus.SUPERSEDED : ChangeStatus.APPLIED;
    if (changes.moveStatus(changeId, ChangeStatus.REQUESTED, settled) && !overtaken) {
      share(change, added);
      publishApplied(change, added, List.of(), null);
    }
  }

  /**
   * Keeps the items in question until an officer has decided, and shares the others.
   *
   * @param reason why, a code of the decision {@code consent-change-review}
   */
  @Transactional
  public void hold(UUID changeId, Hold hold, String reason) {
    ConsentChange change = get(changeId);
    List<String> requested = change.itemsWith(ItemOutcome.REQUESTED);
    Set<String> held = items.move(changeId, hold == Hold.ALL ? requested : sensitive.among(requested),
        ItemOutcome.REQUESTED, ItemOutcome.PENDING);
    Set<String> added = items.move(changeId, requested, ItemOutcome.REQUESTED, ItemOutcome.ADDED);
    if (changes.moveStatus(changeId, ChangeStatus.REQUESTED, ChangeStatus.PENDING_REVIEW)) {
      changes.noteReview(changeId, reason);
      share(change, added);
      consents.awaitReview(change.customerId(), change.clientId(), change.covering(held), later.terms(change),
          changeId.toString());
      publishApplied(change, added, held, reason);
    }
  }

  /**
   * Records what the officer said, before the process goes on.
   *
   * @param reason what the customer reads; may be null for an approval
   * @return whether the change still waited for a decision; if not, nothing is recorded
   */
  @Transactional
  public boolean decided(UUID changeId, String officer, String reason) {
    return changes.noteDecision(changeId, new ConsentChange.Decision(officer, clock.instant(), reason));
  }

  /** The officer agreed: the items that still wait are shared. */
  @Transactional
  public void activate(UUID changeId) {
    settle(changeId, ItemOutcome.ADDED, ChangeStatus.APPROVED);
  }

  /** The officer declined: the items that still wait are not shared. */
  @Transactional
  public void decline(UUID changeId) {
    settle(changeId, ItemOutcome.DECLINED, ChangeStatus.DECLINED);
  }

  /** The process could not run: what was added shows as pending until it has. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void postpone(UUID changeId) {
    ConsentChange change = get(changeId);
    // A move onto itself takes the rows, so that a withdrawal at the same moment comes before or after.
    Set<String> waiting = items.move(changeId, change.items().keySet(), ItemOutcome.REQUESTED, ItemOutcome.REQUESTED);
    if (!waiting.isEmpty()) {
      recipients.hold(change.clientId());
      consents.awaitReview(change.customerId(), change.clientId(), change.covering(waiting), later.terms(change),
          changeId.toString());
    }
  }

  private void settle(UUID changeId, ItemOutcome outcome, ChangeStatus status) {
    ConsentChange change = get(changeId);
    Set<String> decided = items.move(changeId, change.items().keySet(), ItemOutcome.PENDING, outcome);
    if (!changes.moveStatus(changeId, ChangeStatus.PENDING_REVIEW, status)) {
      return;
    }
    boolean approved = outcome == ItemOutcome.ADDED;
    UUID consent = consents.find(change.customerId(), change.clientId()).orElseThrow().id();
    if (approved) {
      consents.approvePending(consent, change.covering(decided), changeId.toString());
    } else {
      consents.declinePending(consent, change.covering(decided), changeId.toString());
    }
    ConsentChange.Decision decision = change.decision();
    events.publishEvent(new ConsentChangeDecided(changeId, change.customerId(), change.clientId(),
        List.copyOf(decided), approved, decision.by(), decision.reason(), decision.at()));
  }

  private void share(ConsentChange change, Collection<String> added) {
    // Renewed terms go with what is ticked; a mere withdrawal must neither renew nor create a consent.
    if (change.sharesAnything() && !recipients.hold(change.clientId()).leaves()) {
      consents.activate(change.customerId(), change.clientId(), change.covering(added), later.terms(change),
          change.id().toString());
    }
  }

  private void publishApplied(ConsentChange change, Collection<String> added, Collection<String> held, String reason) {
    events.publishEvent(new ConsentChangeApplied(change.id(), change.customerId(), change.clientId(),
        new ArrayList<>(added), new ArrayList<>(held), reason, clock.instant()));
  }

  private ConsentChange get(UUID id) {
    return changes.find(id).orElseThrow(() -> new NoSuchElementException("No consent change " + id));
  }
}
