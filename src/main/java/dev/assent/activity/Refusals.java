package dev.assent.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Calls that were refused, and why. */
@Service
public class Refusals {

  /** How many a list shows at once. */
  public static final int SHOWN = 30;

  static final int BATCH = 1_000;

  /** Shorter than the lock, so that no two nodes do it at once. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final RefusalTable table;
  private final RefusalWriter writer;
  private final ActivityProperties properties;
  private final Clock clock;

  Refusals(RefusalTable table, RefusalWriter writer, ActivityProperties properties, Clock clock) {
    this.table = table;
    this.writer = writer;
    this.properties = properties;
    this.clock = clock;
  }

  /** For how long a refusal can be looked at. */
  public Duration keptFor() {
    return properties.keep();
  }

  /** Takes no time to speak of, and never fails. The refusal can be found a moment later. */
  public void note(Refusal refusal) {
    writer.write(refusal);
  }

  public Optional<Refusal> find(UUID traceId) {
    return table.find(traceId);
  }

  /**
   * Those under a trace id or an interaction id, the latest first; none if the text is neither. An interaction id is
   * the caller's choice, so others may have used it too: for the client of whom they are asked they hide nothing.
   *
   * @param clientId whose; null = of all clients
   */
  public RefusalPage under(String id, String clientId) {
    String text = id.strip();
    Optional<Refusal> traced = uuid(text).flatMap(table::find)
        .filter(refusal -> clientId == null || refusal.clientId().equals(clientId));
    return new RefusalPage(
        traced.isPresent() ? List.of(traced.get()) : table.ofInteraction(text, clientId, SHOWN), null);
  }

  /** At most {@link #SHOWN}, the latest first. */
  public RefusalPage search(RefusalSearch search) {
    List<Refusal> found = table.search(search, SHOWN + 1);
    boolean more = found.size() > SHOWN;
    List<Refusal> shown = more ? found.subList(0, SHOWN) : found;
    return new RefusalPage(shown, more ? shown.get(SHOWN - 1).traceId() : null);
  }

  /** What is too old, and what one client has too many of; in batches, each a transaction of its own. */
  @Scheduled(fixedDelayString = "${assent.activity.purge-interval:PT10M}",
      initialDelayString = "${assent.activity.purge-interval:PT10M}")
  @SchedulerLock(name = "purge-refusals", lockAtMostFor = "PT10M")
  public void purge() {
    Instant until = clock.instant().plus(AT_MOST);
    inBatches(until, () -> table.purge(clock.instant().minus(properties.keep()), BATCH));
    for (String client : table.clientsWithMoreThan(properties.keepPerClient())) {
      if (!clock.instant().isBefore(until)) {
        return;
      }
      table.olderThanTheLatest(client, properties.keepPerClient())
          .ifPresent(last -> inBatches(until, () -> table.purge(last, BATCH)));
    }
  }

  private void inBatches(Instant until, IntSupplier purge) {
    int purged;
    do {
      purged = purge.getAsInt();
    } while (purged == BATCH && clock.instant().isBefore(until));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text.toLowerCase(Locale.ROOT)) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }
}
