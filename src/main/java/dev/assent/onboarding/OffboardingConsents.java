package dev.assent.onboarding;

import dev.assent.client.Client;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consentchange.ConsentChanges;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes from a leaving TSP what customers share with it. */
@Service
public class OffboardingConsents {

  /** So few that a job is through long before its lock ends and another node takes it for left behind. */
  private static final int BATCH = 50;

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
   * Withdraws consents one by one, each in transactions of its own, and not more than 50. Repeated, after a failure
   * too, it goes on with those that are left: a customer is told once.
   *
   * @return whether some are left
   */
  public boolean withdraw(UUID offboardingId) {
    int room = BATCH;
    for (Client client : clients.ofTsp(tspOf(offboardingId))) {
      List<String> customers = consents.customersSharingWith(client.id());
      customers.stream().limit(room).forEach(customer -> changes.withdrawByBank(customer, client.id()));
      if (customers.size() > room) {
        return true;
      }
      room -= customers.size();
    }
    return false;
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
