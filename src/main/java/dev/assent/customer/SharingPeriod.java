package dev.assent.customer;

import dev.assent.consent.ConsentTerms;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
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

  /** @param most how long the TSP asks for; null = as long as the customer likes */
  List<Length> offered(Integer most) {
    List<Integer> offered = days(most);
    return offered.stream().map(days -> new Length(days, end(days), days == usual(offered))).toList();
  }

  /** Terms of the policy in force, for this many days; for the usual number when they are not offered. */
  ConsentTerms terms(int days, Integer most) {
    List<Integer> offered = days(most);
    return new ConsentTerms(PrivacyPolicy.VERSION, end(offered.contains(days) ? days : usual(offered)));
  }

  /** Those that are usual and no longer than asked for, and what is asked for. */
  private static List<Integer> days(Integer most) {
    if (most == null || most > OFFERED_DAYS.get(OFFERED_DAYS.size() - 1)) {
      return OFFERED_DAYS;
    }
    return Stream.concat(OFFERED_DAYS.stream().filter(days -> days < most), Stream.of(most)).toList();
  }

  private static int usual(List<Integer> offered) {
    return offered.contains(DEFAULT_DAYS) ? DEFAULT_DAYS
        : offered.stream().filter(days -> days < DEFAULT_DAYS).reduce(offered.get(0), Math::max);
  }

  private Instant end(int days) {
    LocalDate last = LocalDate.ofInstant(clock.instant(), settings.timeZone()).plusDays(days);
    return last.atTime(LocalTime.of(23, 59, 59)).atZone(settings.timeZone()).toInstant();
  }
}
