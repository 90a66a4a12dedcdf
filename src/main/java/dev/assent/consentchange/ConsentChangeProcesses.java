package dev.assent.consentchange;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that each change gets its one process instance, now or later. The claim and the engine's work are one
 * transaction: a crash leaves neither, and two nodes cannot both succeed.
 */
@Component
class ConsentChangeProcesses {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentChangeProcesses.class);
  private static final Duration IN_HAND = Duration.ofSeconds(30);
  private static final int TRIES = 3;

  private final ConsentChangeProcess process;
  private final ProcessStateTable states;
  private final ConsentChangeTable changes;
  private final ConsentWidening widening;
  private final SensitiveItems sensitive;
  private final Watches watches;
  private final Recipients recipients;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ConsentChangeProcesses(ConsentChangeProcess process, ProcessStateTable states, ConsentChangeTable changes,
      ConsentWidening widening, SensitiveItems sensitive, Watches watches, Recipients recipients, Clock clock,
      PlatformTransactionManager transactions) {
    this.process = process;
    this.states = states;
    this.changes = changes;
    this.widening = widening;
    this.sensitive = sensitive;
    this.watches = watches;
    this.recipients = recipients;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Runs the change through its process; where that fails, what it adds is pending until {@link #catchUp}. */
  void run(UUID changeId) {
    if (!attempt(changeId, "start", () -> start(changeId))) {
      widening.postpone(changeId);
    }
  }

  /** Ends reviews that the customer has made pointless. */
  void endReviews(String customerId, String clientId) {
    states.toEnd(customerId, clientId).forEach(this::tryToEnd);
  }

  /** Settles what an engine that failed has left. */
  @Scheduled(fixedDelayString = "${assent.consentchange.catch-up-interval:PT30S}")
  void catchUp() {
    states.in(ProcessState.TO_START, clock.instant().minus(IN_HAND))
        .forEach(changeId -> attempt(changeId, "start", () -> start(changeId)));
    states.in(ProcessState.TO_END, clock.instant()).forEach(this::tryToEnd);
  }

  private void tryToEnd(UUID changeId) {
    attempt(changeId, "end", () -> {
      if (states.claim(changeId, ProcessState.TO_END, ProcessState.ENDED)) {
        process.endReview(changeId);
      }
    });
  }

  private void start(UUID changeId) {
    if (states.claim(changeId, ProcessState.TO_START, ProcessState.STARTED)) {
      widening.keepFromLeaving(changeId);
      process.start(changeId, inputs(changes.find(changeId).orElseThrow()));
    }
  }

  private ReviewInputs inputs(ConsentChange change) {
    var added = change.itemsWith(ItemOutcome.REQUESTED);
    return new ReviewInputs(!added.isEmpty(), !sensitive.among(added).isEmpty(),
        watches.isWatched(Watched.Kind.CUSTOMER, change.customerId()),
        watches.isWatched(Watched.Kind.TSP, recipients.tspOf(change.clientId()).toString()));
  }

  /** Of two first grants at once one finds the other's row in its way, and then repeats. */
  private boolean attempt(UUID changeId, String what, Runnable work) {
    for (int tries = 1; ; tries++) {
      try {
        transaction.executeWithoutResult(status -> work.run());
        return true;
      } catch (DataAccessException collision) {
        if (tries == TRIES) {
          LOG.error("Could not {} the process of consent change {}; it is tried again", what, changeId, collision);
          return false;
        }
      } catch (RuntimeException failure) {
        LOG.error("Could not {} the process of consent change {}; it is tried again", what, changeId, failure);
        return false;
      }
    }
  }
}
