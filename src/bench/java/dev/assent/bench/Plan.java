package dev.assent.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long is measured: {@code -Dbench.short=true} for a look, and no less than is said here for figures to publish.
 *
 * @param rounds  in each of which every case has its turn, so that what else the machine does meets all alike
 * @param warmUp  of each case in each turn before the first round
 * @param mostWarmUps turns of warming up, unless it is warm before
 * @param time    of one turn
 * @param tokens  live ones in the full database
 * @param forks   how often each operation of the crypto is measured, in a process of its own
 */
record Plan(int rounds, Duration warmUp, int mostWarmUps, Duration time, int tokens, int forks) {

  static Plan asked() {
    return Boolean.getBoolean("bench.short")
        ? new Plan(3, Duration.ofSeconds(1), 3, Duration.ofMillis(800), 100_000, 1)
        : new Plan(5, Duration.ofSeconds(4), 12, Duration.ofSeconds(3), 1_000_000, 3);
  }

  /** {@code -Dbench.only=calls,tokens} measures a part; the parts are crypto, calls, tokens and full. */
  static boolean includes(String part) {
    String only = System.getProperty("bench.only", "");
    return only.isBlank() || List.of(only.split(",")).contains(part);
  }
}
