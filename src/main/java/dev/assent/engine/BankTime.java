package dev.assent.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes a time for the bank's people, as in {@code 2026-11-21 14:05}: in the bank's time zone, to the minute. */
@Component
public class BankTime {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;

  BankTime(@Value("${assent.time-zone:Asia/Taipei}") ZoneId zone) {
    this.zone = zone;
  }

  public String write(Instant instant) {
    return MINUTE.format(instant.atZone(zone));
  }

  /** The day of the bank's time zone. */
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
