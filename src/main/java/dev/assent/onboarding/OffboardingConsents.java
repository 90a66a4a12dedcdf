package dev.assent.onboarding;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consentchange.ConsentChanges;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes from a leaving TSP what customers share with it. */
@Service
public class OffboardingConsents {

  private final OffboardingTable offboardings;
  private final Clients clients;
  private final Consents consents;
  private final ConsentChanges changes;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OffboardingConsents(OffboardingTable offboardings, Clients clients, Consents consents, ConsentChanges changes,
      TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {
    this.offboardings = offboardings;
    this.clients = clients;
    this.consents = consents;
    this.changes = changes;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Withdraws the consents one by one, each in transactions of its own. Repeated after a failure it goes on with those
   * that are left: a customer is told once.
   */
  public void withdraw(UUID offboardingId) {
    UUID tspId = tspOf(offboardingId);
    for (Client client : clients.ofTsp(tspId)) {
      consents.customersSharingWith(client.id()).forEach(customer -> changes.withdrawByBank(customer, client.id()));
    }
  }

  /** Nothing is left to withdraw: the TSP's turn. In the caller's transaction; may be repeated. */
  public void finish(UUID offboardingId) {
    transaction.executeWithoutResult(status -> {
      if (offboardings.move(offboardingId, OffboardingStatus.BEGUN, OffboardingStatus.AWAITED)) {
        events.publishEvent(
            new OffboardingConsentsWithdrawn(offboardingId, tspOf(offboardingId), clock.instant()));
      }
    });
  }

  private UUID tspOf(UUID offboardingId) {
    return offboardings.find(offboardingId).orElseThrow().tspId();
  }
}
