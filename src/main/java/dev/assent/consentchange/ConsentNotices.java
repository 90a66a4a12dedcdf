package dev.assent.consentchange;

import dev.assent.consent.ConsentDue;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.engine.BankTime;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the customer of every grant and change, in the transaction that brings it about, so that one that they did not
 * make is noticed. Items are told by their codes, separated by commas: the page that shows the notice knows their
 * titles in its language.
 */
@Component
class ConsentNotices {

  private final Notifications notifications;
  private final Recipients recipients;
  private final Consents consents;
  private final ConsentDue ends;
  private final ConsentChangeTable changes;
  private final BankTime time;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConsentNotices(Notifications notifications, Recipients recipients, Consents consents, ConsentDue ends,
      ConsentChangeTable changes, BankTime time, ApplicationEventPublisher events, Clock clock) {
    this.notifications = notifications;
    this.recipients = recipients;
    this.consents = consents;
    this.ends = ends;
    this.changes = changes;
    this.time = time;
    this.events = events;
    this.clock = clock;
  }

  /** What is withdrawn is told at once, whatever becomes of the rest. */
  @EventListener
  void on(ConsentChangeRecorded event) {
    if (!event.withdrawn().isEmpty() || !event.narrowed().isEmpty()) {
      Set<String> left = shared(event.customerId(), event.clientId(), event.at());
      if (left.isEmpty()) {
        tellOfEnd(event);
      } else {
        tell(event.customerId(), event.clientId(), "consent-changed", codes(left));
      }
    }
  }

  @EventListener
  void on(ConsentChangeApplied event) {
    boolean renewed = event.added().isEmpty() && event.pending().isEmpty() && onlyRenews(event);
    if (!event.added().isEmpty() || renewed) {
      tellWhatIsShared(event.customerId(), event.clientId(), event.added(), event.at());
    }
    if (!event.pending().isEmpty()) {
      tell(event.customerId(), event.clientId(), "consent-pending", codes(event.pending()));
    }
  }

  @EventListener
  void on(ConsentChangeDecided event) {
    if (event.items().isEmpty()) {
      return;
    }
    if (event.approved()) {
      tellWhatIsShared(event.customerId(), event.clientId(), event.items(), event.at());
    } else {
      tell(event.customerId(), event.clientId(), "consent-declined", Objects.toString(event.reason(), ""));
    }
  }

  /** Reminds of the end of what a customer shares, the TSP too; once, and only while anything is shared. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void remind(UUID consentId) {
    ends.takeReminder(consentId, clock.instant())
        .filter(consent -> !consent.itemsIn(ItemState.ACTIVE).isEmpty())
        .ifPresent(consent -> {
          tell(consent.customerId(), consent.clientId(), "consent-expiring",
              Notice.day(time.day(consent.expiresAt())));
          events.publishEvent(new ConsentExpiring(consent.id(), consent.clientId(), clock.instant()));
        });
  }

  private void tellOfEnd(ConsentChangeRecorded event) {
    switch (event.channel()) {
      case BANK -> tell(event.customerId(), event.clientId(), "consent-withdrawn-by-bank");
      case TSP -> tell(event.customerId(), event.clientId(), "consent-withdrawn-by-tsp");
      case EXPIRY -> tell(event.customerId(), event.clientId(), "consent-expired");
      case CUSTOMER_CARE ->
          tell(event.customerId(), event.clientId(), "consent-withdrawn-on-request", event.onRequest().reason());
      case TSP_AUTHORIZATION, BANK_DASHBOARD -> tell(event.customerId(), event.clientId(), "consent-withdrawn");
    }
  }

  private boolean onlyRenews(ConsentChangeApplied event) {
    ConsentChange change = changes.find(event.changeId()).orElseThrow();
    return change.sharesAnything() && change.itemsWith(ItemOutcome.WITHDRAWN).isEmpty()
        && change.narrowed().isEmpty();
  }

  /** All that is shared being new makes it a grant. */
  private void tellWhatIsShared(String customerId, String clientId, Collection<String> added, Instant at) {
    Set<String> shared = shared(customerId, clientId, at);
    if (!shared.isEmpty()) {
      tell(customerId, clientId, added.containsAll(shared) ? "consent-granted" : "consent-changed", codes(shared));
    }
  }

  private Set<String> shared(String customerId, String clientId, Instant at) {
    return consents.find(customerId, clientId).filter(consent -> !consent.isExpired(at))
        .map(consent -> consent.itemsIn(ItemState.ACTIVE)).orElse(Set.of());
  }

  private void tell(String customerId, String clientId, String code, String... more) {
    List<String> arguments = Stream.concat(Stream.of(recipients.get(clientId).company()), Arrays.stream(more)).toList();
    notifications.tell(Recipient.customer(customerId), new Notice(code, arguments, "/consents/with/" + clientId));
  }

  private static String codes(Collection<String> items) {
    return items.stream().sorted().collect(Collectors.joining(","));
  }
}
