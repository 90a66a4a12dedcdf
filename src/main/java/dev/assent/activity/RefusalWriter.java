package dev.assent.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Writes refusals behind the back of the calls, whatever is there at once, in batches. A call waits for nothing: what
 * finds no room is dropped and counted. Before the node stops, all that waits is written.
 */
@Component
class RefusalWriter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);
  private static final int BATCH = 200;
  private static final long STOP_WITHIN_MILLISECONDS = 5_000;

  private final RefusalTable table;
  private final BlockingQueue<Refusal> waiting;
  private final Counter dropped;
  private volatile Thread thread;

  RefusalWriter(RefusalTable table, ActivityProperties properties, MeterRegistry meters) {
    this.table = table;
    this.waiting = new ArrayBlockingQueue<>(properties.waiting());
    this.dropped = Counter.builder("assent.activity.dropped").description("Refusals without a trace").register(meters);
    Gauge.builder("assent.activity.waiting", waiting, BlockingQueue::size).register(meters);
  }

  void write(Refusal refusal) {
    if (!waiting.offer(refusal)) {
      dropped.increment();
    }
  }

  @Override
  public synchronized void start() {
    Thread writer = new Thread(this::writeUntilStopped, "refusal-writer");
    writer.setDaemon(true);
    thread = writer;
    writer.start();
  }

  @Override
  public synchronized void stop() {
    Thread writer = thread;
    thread = null;
    try {
      writer.join(STOP_WITHIN_MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Stops after the web server, which may still refuse calls while it stops. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void writeUntilStopped() {
    try {
      while (thread == Thread.currentThread() || !waiting.isEmpty()) {
        Refusal next = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (next != null) {
          List<Refusal> batch = new ArrayList<>(BATCH);
          batch.add(next);
          waiting.drainTo(batch, BATCH - 1);
          write(batch);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong, the next batch is written: nobody starts this thread again. */
  private void write(List<Refusal> batch) {
    try {
      table.insert(batch);
    } catch (DataAccessResourceFailureException | TransientDataAccessResourceException unreachable) {
      lose(batch.size(), unreachable);
    } catch (RuntimeException unwritable) {
      batch.forEach(this::writeAlone);
    }
  }

  /** One of a batch could not be written; that is no reason to lose the others. */
  private void writeAlone(Refusal refusal) {
    try {
      table.insert(List.of(refusal));
    } catch (DuplicateKeyException writtenWithTheBatch) {
      LOG.debug("Refusal {} was written before its batch failed", refusal.traceId());
    } catch (RuntimeException unwritable) {
      lose(1, unwritable);
    }
  }

  private void lose(int refusals, RuntimeException why) {
    dropped.increment(refusals);
    LOG.warn("The traces of {} refused calls are lost: {}", refusals, why.getMessage());
  }
}
