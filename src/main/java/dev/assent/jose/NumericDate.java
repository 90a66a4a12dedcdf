package dev.assent.jose;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** RFC 7519 section 2: seconds since 1970, a fraction allowed. */
final class NumericDate {

  /** The year 9999, the last that every system can print. */
  private static final double LAST_SECOND = 253_402_300_799d;

  private NumericDate() {
  }

  /** Empty if the value is no number, or is none of these years. */
  static Optional<Instant> read(JsonNode value) {
    double seconds = value.isNumber() ? value.doubleValue() : -1;
    return seconds >= 0 && seconds <= LAST_SECOND
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
        : Optional.empty();
  }
}
