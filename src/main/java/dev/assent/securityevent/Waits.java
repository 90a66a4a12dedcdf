package dev.assent.securityevent;

import java.time.Duration;
import java.util.List;

/** How long after a failure the next attempt is made; it goes on hourly, for as long as the event is kept. */
final class Waits {

  private static final List<Duration> WAITS =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1));

  private Waits() { }

  /** @param failures before this one */
  static Duration after(int failures) {
    return WAITS.get(Math.min(failures, WAITS.size() - 1));
  }
}
