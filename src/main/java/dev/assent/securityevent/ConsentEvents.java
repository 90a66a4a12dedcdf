package dev.assent.securityevent;

import dev.assent.consent.Consent;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChangeApplied;
import dev.assent.consentchange.ConsentChangeDecided;
import dev.assent.consentchange.ConsentChangeRecorded;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentExpiring;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is told of consents. Each event says what was changed, and how the consent stands since. */
@Component
class ConsentEvents {

  private final SecurityEventOutbox outbox;
  private final ConsentEventContents contents;
  private final Consents consents;
  private final ConsentChanges changes;

  ConsentEvents(SecurityEventOutbox outbox, ConsentEventContents contents, Consents consents,
      ConsentChanges changes) {
    this.outbox = outbox;
    this.contents = contents;
    this.consents = consents;
    this.changes = changes;
  }

  /** What was withdrawn, or covers fewer accounts; whatever the change adds is told when it is shared or waits. */
  @EventListener
  void on(ConsentChangeRecorded event) {
    outbox.put(() -> event.withdrawn().isEmpty() && event.narrowed().isEmpty() ? Stream.empty() : recorded(event));
  }

  private Stream<SecurityEvent> recorded(ConsentChangeRecorded event) {
    Consent consent = consents.find(event.customerId(), event.clientId()).orElseThrow();
    boolean ends = event.requested().isEmpty() && consent.itemsIn(ItemState.ACTIVE).isEmpty()
        && consent.itemsIn(ItemState.PENDING_REVIEW).isEmpty();
    EventType type = !ends ? EventType.CONSENT_CHANGED
        : event.channel() == Channel.EXPIRY ? EventType.CONSENT_EXPIRED : EventType.CONSENT_WITHDRAWN;
    return Stream.of(contents.of(type, consent, event.at()).by(event.channel(), event.changeId())
        .withAny("withdrawn", event.withdrawn()).withAny("narrowed", event.narrowed()).event());
  }

  /** A change that shares what was shared before is one too: it renews. */
  @EventListener
  void on(ConsentChangeApplied event) {
    outbox.put(() -> {
      ConsentChange change = changes.find(event.changeId()).orElseThrow();
      return change.sharesAnything() ? applied(event, change) : Stream.empty();
    });
  }

  private Stream<SecurityEvent> applied(ConsentChangeApplied event, ConsentChange change) {
    return consents.find(event.customerId(), event.clientId()).stream()
        .map(consent -> contents.of(EventType.CONSENT_CHANGED, consent, event.at())
            .by(change.channel(), change.id()).with("added", event.added()).event());
  }

  /** What an officer decided; why is between the bank and the customer. */
  @EventListener
  void on(ConsentChangeDecided event) {
    outbox.put(() -> event.items().isEmpty() ? Stream.empty() : decided(event));
  }

  private Stream<SecurityEvent> decided(ConsentChangeDecided event) {
    Consent consent = consents.find(event.customerId(), event.clientId()).orElseThrow();
    List<String> items = event.items();
    return Stream.of(contents.of(EventType.CONSENT_CHANGED, consent, event.at()).by(Channel.BANK, event.changeId())
        .with(event.approved() ? "added" : "declined", items).event());
  }

  @EventListener
  void on(ConsentExpiring event) {
    outbox.put(() -> consents.find(event.consentId()).stream()
        .map(consent -> contents.of(EventType.CONSENT_EXPIRING, consent, event.at()).event()));
  }
}
