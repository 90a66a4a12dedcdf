package dev.assent.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.StringJoiner;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Time, durations, limits and amounts as people say them, in the language of the page. In templates:
 * {@code ${@say.ago(call.at)}}.
 */
public class Wording {

  private static final Duration A_MOMENT = Duration.ofSeconds(45);
  private static final Duration A_MONTH = Duration.ofDays(30);

  private final MessageSource messages;
  private final PageSettings settings;
  private final Clock clock;

  public Wording(MessageSource messages, PageSettings settings, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /** The bank, as its customers know it. */
  public String bank() {
    return settings.bankName();
  }

  /** Where the bank's customers log in, as they know it. */
  public String onlineBanking() {
    return settings.onlineBankingName();
  }

  /** "2 hours ago", "in 5 days"; beyond a month the day itself. */
  public String ago(Instant instant) {
    Duration past = Duration.between(instant, clock.instant());
    Duration distance = past.abs();
    if (distance.compareTo(A_MOMENT) < 0) {
      return text(past.isNegative() ? "web.time.in-a-moment" : "web.time.just-now");
    }
    if (distance.compareTo(A_MONTH) >= 0) {
      return day(instant);
    }
    return text(past.isNegative() ? "web.time.in" : "web.time.ago", largestUnit(distance));
  }

  /** "21 November 2025, 14:05", in the installation's time zone. */
  public String exactly(Instant instant) {
    return format(instant, "web.time.pattern.exactly");
  }

  /** "21 November 2025", in the installation's time zone. */
  public String day(Instant instant) {
    return format(instant, "web.time.pattern.day");
  }

  /** "14:05", in the installation's time zone. */
  public String clockTime(Instant instant) {
    return format(instant, "web.time.pattern.clock");
  }

  /** "1 day", "2 hours 30 minutes". */
  public String duration(Duration duration) {
    var parts = new StringJoiner(text("web.unit.separator"));
    add(parts, "web.unit.days", duration.toDays());
    add(parts, "web.unit.hours", duration.toHoursPart());
    add(parts, "web.unit.minutes", duration.toMinutesPart());
    add(parts, "web.unit.seconds", duration.toSecondsPart());
    return parts.length() == 0 ? text("web.unit.seconds", 0L) : parts.toString();
  }

  /** "3 calls within 1 day"; without a limit of uses "any number of calls within 1 day". */
  public String calls(Integer uses, Duration validity) {
    return limit("web.limit.calls", uses, validity);
  }

  /** "3 refreshes within 7 days"; without a limit of uses "any number of refreshes within 7 days". */
  public String refreshes(Integer uses, Duration validity) {
    return limit("web.limit.refreshes", uses, validity);
  }

  /** "TWD 1,234,567.00"; an amount is shown with its currency's digits, never with fewer than it has. */
  public String amount(BigDecimal amount, String currency) {
    int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(),
        Math.max(0, amount.stripTrailingZeros().scale()));
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.UNNECESSARY);
    return currency + " " + format.format(amount);
  }

  private String limit(String key, Integer uses, Duration validity) {
    return uses == null
        ? text(key + ".unlimited", duration(validity))
        : text(key, uses, duration(validity));
  }

  /** Rounded to the nearest whole unit, so that five days from now is "in 5 days" a second later too. */
  private String largestUnit(Duration distance) {
    long hours = distance.plusMinutes(30).toHours();
    if (hours >= 24) {
      return text("web.unit.days", distance.plusHours(12).toDays());
    }
    long minutes = distance.plusSeconds(30).toMinutes();
    return minutes >= 60 ? text("web.unit.hours", hours) : text("web.unit.minutes", Math.max(1, minutes));
  }

  private void add(StringJoiner parts, String key, long count) {
    if (count > 0) {
      parts.add(text(key, count));
    }
  }

  private String format(Instant instant, String patternKey) {
    ZonedDateTime here = instant.atZone(settings.timeZone());
    return DateTimeFormatter.ofPattern(text(patternKey), locale()).format(here);
  }

  private String text(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
