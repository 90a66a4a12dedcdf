package dev.assent.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Who read what of a customer's data, and when. */
@Service
public class Accesses {

  /** How many lines a list shows at most. */
  public static final int SHOWN = 100;

  static final int BATCH = 1_000;

  /** Shorter than the lock, so that no two nodes do it at once. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final AccessTable table;
  private final AccessWriter writer;
  private final ActivityProperties properties;
  private final Clock clock;

  Accesses(AccessTable table, AccessWriter writer, ActivityProperties properties, Clock clock) {
    this.table = table;
    this.writer = writer;
    this.properties = properties;
    this.clock = clock;
  }

  /** Never fails, and takes time only where more wait to be written than may. It can be found a moment later. */
  public void note(Access access) {
    writer.write(access);
  }

  /** When each consent of the customer was last used; those that never were are not among them. */
  public Map<UUID, Instant> latestOf(String customerId) {
    return table.latestOf(customerId);
  }

  /** What was read under the consent since a day, at most {@link #SHOWN} lines, the latest first. */
  public List<AccessesOfDay> since(UUID consentId, LocalDate first) {
    return table.since(consentId, first, SHOWN);
  }

  /** What is too old, in batches, each a transaction of its own. */
  @Scheduled(fixedDelayString = "${assent.activity.purge-interval:PT10M}",
      initialDelayString = "${assent.activity.purge-interval:PT10M}")
  @SchedulerLock(name = "purge-accesses", lockAtMostFor = "PT10M")
  public void purge() {
    Instant begun = clock.instant();
    int purged;
    do {
      purged = table.purge(begun.minus(properties.keepAccesses()), BATCH);
    } while (purged == BATCH && clock.instant().isBefore(begun.plus(AT_MOST)));
  }
}
