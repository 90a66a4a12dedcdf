package dev.assent.onboarding;

import dev.assent.client.Clients;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** TSPs that leave: their clients at once, the customers' consents after them, the TSP itself when it has confirmed. */
@Service
public class Offboardings {

  private static final int MONTHS_TO_CONFIRM = 3;

  private final OffboardingTable offboardings;
  private final Tsps tsps;
  private final Clients clients;
  private final OffboardingProcess process;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Offboardings(OffboardingTable offboardings, Tsps tsps, Clients clients, OffboardingProcess process,
      TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {
    this.offboardings = offboardings;
    this.tsps = tsps;
    this.clients = clients;
    this.process = process;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Suspends the TSP's clients, ends what it has open, and begins to withdraw the customers' consents: the first of it
   * all at once, or nothing.
   *
   * @param by    the manager, or the TSP's developer
   * @param byTsp whether the TSP itself asks for it
   * @return its id; empty if the TSP is not active or leaves already, and nothing has changed
   */
  public Optional<UUID> begin(UUID tspId, String by, String reason, boolean byTsp) {
    if (tsps.get(tspId).status() != TspStatus.ACTIVE) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Offboarding offboarding = new Offboarding(UUID.randomUUID(), tspId, by, byTsp, reason, OffboardingStatus.BEGUN,
        now, now.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_TO_CONFIRM).toInstant(), null);
    try {
      transaction.executeWithoutResult(status -> begin(offboarding));
      return Optional.of(offboarding.id());
    } catch (DuplicateKeyException somebodyWasFaster) {
      return Optional.empty();
    }
  }

  private void begin(Offboarding offboarding) {
    // The row first: it lets one in of two that begin at the same moment.
    offboardings.insert(offboarding);
    UUID tspId = offboarding.tspId();
    // Then the TSP: what lets its clients go on, or grants them something, has done so by now or finds that it leaves.
    tsps.hold(tspId);
    clients.ofTsp(tspId).forEach(client -> clients.suspend(client.id()));
    tsps.beginOffboarding(tspId);
    process.start(offboarding.id());
    events.publishEvent(new OffboardingBegun(offboarding.id(), tspId, offboarding.askedBy(), offboarding.byTsp(),
        offboarding.reason(), offboarding.confirmBy(), offboarding.begunAt()));
  }

  /**
   * Keeps what the TSP states, for good, and lets it go.
   *
   * @return false if no statement is awaited of it, not yet or not any more, and nothing has changed
   */
  @Transactional
  public boolean confirmDestruction(UUID tspId, DestructionStatement statement, String by) {
    UUID id = offboardings.ofTsp(tspId).orElseThrow().id();
    if (!offboardings.move(id, OffboardingStatus.AWAITED, OffboardingStatus.CONFIRMED)) {
      return false;
    }
    Instant now = clock.instant();
    offboardings.keep(id, new DestructionEvidence(statement, by, now));
    process.confirmed(id);
    events.publishEvent(new DestructionConfirmed(id, tspId, by, now));
    return true;
  }

  /** The TSP has left; the company may sign up again. May be repeated. */
  @Transactional
  public void close(UUID id) {
    Instant now = clock.instant();
    if (offboardings.close(id, now)) {
      UUID tspId = offboardings.find(id).orElseThrow().tspId();
      tsps.left(tspId);
      tsps.release(tspId);
      events.publishEvent(new OffboardingClosed(id, tspId, now));
    }
  }

  /** @throws java.util.NoSuchElementException if there is no such off-boarding */
  public Offboarding get(UUID id) {
    return offboardings.find(id).orElseThrow();
  }

  /** How the TSP leaves, or has left; empty while it stays. */
  public Optional<Offboarding> ofTsp(UUID tspId) {
    return offboardings.ofTsp(tspId);
  }

  /** What the TSP has confirmed; empty before. */
  public Optional<DestructionEvidence> evidence(UUID id) {
    return offboardings.evidence(id);
  }
}
