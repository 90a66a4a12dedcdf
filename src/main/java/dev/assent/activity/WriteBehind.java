package dev.assent.activity;

import java.time.Duration;
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

/**
 * Writes records behind the back of the calls, whatever is there at once, in batches, so that a call waits for nothing.
 * Before the node stops, all that waits is written; a node that is killed loses what waited, which is a fifth of a
 * second's records at most while the database keeps up.
 *
 * @param <T> a record, whose row has a key of its own
 */
abstract class WriteBehind<T> implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
  private static final int BATCH = 200;
  private static final long PAUSE_MILLISECONDS = 500;
  private static final long STOP_WITHIN_MILLISECONDS = 5_000;

  private final String name;
  private final Duration patience;
  private final BlockingQueue<T> waiting;
  private volatile List<T> inHand = List.of();
  private volatile Thread thread;

  /**
   * @param name     of what is written, in the plural
   * @param patience for how long a batch is tried again while the database cannot be reached
   */
  WriteBehind(String name, int mostWaiting, Duration patience) {
    this.name = name;
    this.patience = patience;
    this.waiting = new ArrayBlockingQueue<>(mostWaiting);
  }

  /** Of a batch that fails some may be there. */
  abstract void insert(List<T> records);

  /** So many could not be written. */
  abstract void lost(int records);

  /** @return whether there was room for it */
  boolean offer(T one) {
    return waiting.offer(one);
  }

  int waiting() {
    return waiting.size();
  }

  @Override
  public synchronized void start() {
    Thread writer = new Thread(this::writeUntilStopped, name + "-writer");
    writer.setDaemon(true);
    writer.setUncaughtExceptionHandler(this::goOn);
    thread = writer;
    writer.start();
  }

  /** After a fault that nobody expected, an {@code Error} of the driver's say, another thread writes what comes. */
  private void goOn(Thread dead, Throwable fault) {
    LOG.error("The thread that writes {} has died; {} of them are lost", name, inHand.size(), fault);
    lost(inHand.size());
    if (thread == dead) {
      start();
    }
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

  /** Stops after the web server, which may still serve calls while it stops. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void writeUntilStopped() {
    try {
      while (thread == Thread.currentThread() || !waiting.isEmpty()) {
        T next = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (next != null) {
          List<T> batch = new ArrayList<>(BATCH);
          batch.add(next);
          waiting.drainTo(batch, BATCH - 1);
          inHand = batch;
          write(batch);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong, the next batch is written: nobody starts this thread again. */
  private void write(List<T> batch) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        insert(batch);
        return;
      } catch (DataAccessResourceFailureException | TransientDataAccessResourceException unreachable) {
        if (thread != Thread.currentThread() || System.nanoTime() - until >= 0) {
          lose(batch.size(), unreachable);
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
      } catch (RuntimeException unwritable) {
        batch.forEach(this::writeAlone);
        return;
      }
    }
  }

  /** One of a batch could not be written; that is no reason to lose the others. */
  private void writeAlone(T one) {
    try {
      insert(List.of(one));
    } catch (DuplicateKeyException writtenWithTheBatch) {
      LOG.debug("One of the {} was written before its batch failed", name);
    } catch (RuntimeException unwritable) {
      lose(1, unwritable);
    }
  }

  private void lose(int records, RuntimeException why) {
    lost(records);
    LOG.warn("{} of the {} are lost: {}", records, name, why.getMessage());
  }
}
