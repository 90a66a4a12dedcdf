package dev.assent.customer;

import dev.assent.consent.ConsentTerms;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long a customer may share: whole days of the bank's time zone, to the end of the last one. */
@Component
class SharingPeriod {

  static final int DEFAULT_DAYS = 90;
  private static final List<Integer> OFFERED_DAYS = List.of(30, DEFAULT_DAYS, 180);

  /** @param until the last second of the last day */
  record Length(int days, Instant until, boolean isDefault) { }

  private final Clock clock;
  private final PageSettings settings;

  SharingPeriod(Clock clock, PageSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  List<Length> offered() {
    return OFFERED_DAYS.stream().map(days -> new Length(days, end(days), days == DEFAULT_DAYS)).toList();
  }

  /** Terms of the policy in force, for this many days; for the default number when they are not offered. */
  ConsentTerms terms(int days) {
    return new ConsentTerms(PrivacyPolicy.VERSION, end(OFFERED_DAYS.contains(days) ? days : DEFAULT_DAYS));
  }

  private Instant end(int days) {
    LocalDate last = LocalDate.ofInstant(clock.instant(), settings.timeZone()).plusDays(days);
    return last.atTime(LocalTime.of(23, 59, 59)).atZone(settings.timeZone()).toInstant();
  }
}
