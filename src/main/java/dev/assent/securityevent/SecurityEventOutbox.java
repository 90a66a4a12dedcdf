package dev.assent.securityevent;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes events in the transaction of what they tell of, behind a savepoint: a withdrawal holds even where its event
 * cannot be written. That event is then written after the commit, as soon as it can be; only a node that is killed
 * before that loses it.
 */
@Component
class SecurityEventOutbox {

  private static final Logger LOG = LoggerFactory.getLogger(SecurityEventOutbox.class);
  private static final int MOST_LEFT = 10_000;

  private final SecurityEventTable events;
  private final TransactionTemplate savepoint;
  private final Queue<Supplier<Stream<SecurityEvent>>> left = new ArrayBlockingQueue<>(MOST_LEFT);

  SecurityEventOutbox(SecurityEventTable events, PlatformTransactionManager transactions) {
    this.events = events;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** @param made makes what is to be told; asked again if it could not be written */
  void put(Supplier<Stream<SecurityEvent>> made) {
    if (written(made)) {
      return;
    }
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          leave(made);
        }
      });
    } else {
      leave(made);
    }
  }

  @Scheduled(fixedDelayString = "${assent.securityevent.again-every:PT10S}")
  void again() {
    // What fails once more goes behind the others, and is not looked at in this run.
    for (int known = left.size(); known > 0; known--) {
      Supplier<Stream<SecurityEvent>> made = left.poll();
      if (made != null && !written(made)) {
        leave(made);
      }
    }
  }

  private boolean written(Supplier<Stream<SecurityEvent>> made) {
    try {
      savepoint.executeWithoutResult(transaction -> made.get().forEach(events::insert));
      return true;
    } catch (RuntimeException failure) {
      LOG.error("An event could not be written; what it tells of holds, and it is tried again", failure);
      return false;
    }
  }

  private void leave(Supplier<Stream<SecurityEvent>> made) {
    if (!left.offer(made)) {
      LOG.error("An event is lost: {} others could not be written either", MOST_LEFT);
    }
  }
}
