package dev.assent.keys;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Lets this node notice within seconds that the bank's keys have changed. On a thread of its own: no other periodic job
 * may hold it up. While the database is out of reach, the keys stay as they were.
 */
@Component
class BankKeyWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BankKeyWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final BankKeys keys;
  private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
  private volatile boolean running;
  private volatile boolean failing;

  BankKeyWatch(BankKeys keys) {
    this.keys = keys;
    thread.setThreadNamePrefix("bank-keys-");
    thread.setDaemon(true);
    thread.setErrorHandler(this::failed);
  }

  @Override
  public void start() {
    thread.initialize();
    thread.scheduleWithFixedDelay(this::look, PERIOD);
    running = true;
  }

  @Override
  public void stop() {
    thread.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void look() {
    keys.look();
    failing = false;
  }

  /** Said once, not every other second. */
  private void failed(Throwable failure) {
    if (!failing) {
      LOG.warn("Cannot look whether the bank's keys have changed; they stay as they are.", failure);
      failing = true;
    }
  }
}
