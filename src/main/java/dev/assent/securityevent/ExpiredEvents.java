package dev.assent.securityevent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes events that were kept long enough, in small batches, by one node at a time. */
@Component
class ExpiredEvents {

  static final int BATCH = 1_000;

  /** Shorter than the lock. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final SecurityEventTable events;
  private final SecurityEventProperties properties;
  private final Clock clock;

  ExpiredEvents(SecurityEventTable events, SecurityEventProperties properties, Clock clock) {
    this.events = events;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
  @SchedulerLock(name = "purge-security-events", lockAtMostFor = "PT10M")
  void purge() {
    Instant begun = clock.instant();
    int deleted = BATCH;
    while (deleted == BATCH && clock.instant().isBefore(begun.plus(AT_MOST))) {
      deleted = events.deleteRecordedBefore(begun.minus(properties.keepFor()), BATCH);
    }
  }
}
