package dev.assent.securityevent;

import dev.assent.client.ClientStatus;
import dev.assent.client.Clients;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Pushes what waits, each client's events on a thread of their own and by one node at a time, so that an endpoint that
 * hangs holds up nobody else's. A suspended client's events wait until it is not any more.
 */
@Component
class Pusher {

  private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
  private static final int BATCH = 100;

  private final PushTable pushes;
  private final PushRun run;
  private final Clients clients;
  private final TaskExecutor threads;
  private final Clock clock;

  Pusher(PushTable pushes, PushRun run, Clients clients,
      @Qualifier(SecurityEventConfiguration.THREADS) TaskExecutor threads, Clock clock) {
    this.pushes = pushes;
    this.run = run;
    this.clients = clients;
    this.threads = threads;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${assent.securityevent.push-every:PT2S}",
      initialDelayString = "${assent.securityevent.push-every:PT2S}")
  void push() {
    for (String client : pushes.due(clock.instant(), BATCH)) {
      UUID lease = UUID.randomUUID();
      if (isActive(client) && pushes.lease(client, lease, clock.instant(), PushRun.LEASE)
          && !begin(client, lease)) {
        // All threads wait for endpoints; those left come with the next run, here or on another node.
        return;
      }
    }
  }

  private boolean isActive(String client) {
    return clients.find(client).filter(found -> found.status() == ClientStatus.ACTIVE).isPresent();
  }

  private boolean begin(String client, UUID lease) {
    try {
      threads.execute(() -> deliver(client, lease));
      return true;
    } catch (TaskRejectedException busy) {
      pushes.release(client, lease);
      return false;
    }
  }

  private void deliver(String client, UUID lease) {
    try {
      run.deliver(client, lease);
    } catch (RuntimeException fault) {
      // Ours, not the TSP's: a key, the database.
      LOG.error("Events of client {} could not be pushed; they are tried again", client, fault);
      pushes.postpone(client, lease, clock.instant().plus(Waits.after(0)));
    } finally {
      pushes.release(client, lease);
    }
  }
}
