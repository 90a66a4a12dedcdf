package dev.assent.bench;

import java.time.Duration;

/**
 * How long is measured: {@code -Dbench.short=true} for a look, and no less than is said here for figures to publish.
 *
 * @param rounds  in each of which every case has its turn, so that what else the machine does meets all alike
 * @param warmUp  of each case, before the first round
 * @param time    of one turn
 * @param tokens  live ones in the full database
 */
record Plan(int rounds, Duration warmUp, Duration time, int tokens) {

  static Plan asked() {
    return Boolean.getBoolean("bench.short")
        ? new Plan(3, Duration.ofSeconds(3), Duration.ofMillis(1_000), 100_000)
        : new Plan(5, Duration.ofSeconds(10), Duration.ofSeconds(3), 1_000_000);
  }
}
