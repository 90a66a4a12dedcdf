package dev.assent.console;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** In what a period is typed and shown. */
enum PeriodUnit {
  SECONDS(ChronoUnit.SECONDS), MINUTES(ChronoUnit.MINUTES), HOURS(ChronoUnit.HOURS), DAYS(ChronoUnit.DAYS);

  private final ChronoUnit unit;

  PeriodUnit(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The largest in which the period is a whole number. */
  static PeriodUnit of(Duration period) {
    return List.of(DAYS, HOURS, MINUTES, SECONDS).stream()
        .filter(candidate -> period.toSeconds() % candidate.seconds() == 0).findFirst().orElseThrow();
  }

  /** The period in {@link #of its unit}. */
  static String amount(Duration period) {
    return String.valueOf(period.toSeconds() / of(period).seconds());
  }

  /** @param amount digits */
  Duration times(String amount) {
    return Duration.of(Long.parseLong(amount), unit);
  }

  private long seconds() {
    return unit.getDuration().toSeconds();
  }
}
