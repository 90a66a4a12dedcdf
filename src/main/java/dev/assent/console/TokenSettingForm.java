package dev.assent.console;

import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A token setting as a manager types it.
 *
 * @param accessUses  blank = no limit of uses
 * @param refreshUses blank = no limit of uses
 */
record TokenSettingForm(String accessPeriod, Unit accessUnit, String accessUses, String refreshPeriod,
    Unit refreshUnit, String refreshUses) {

  enum Unit {
    SECONDS(ChronoUnit.SECONDS), MINUTES(ChronoUnit.MINUTES), HOURS(ChronoUnit.HOURS), DAYS(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Unit(ChronoUnit unit) {
      this.unit = unit;
    }

    private boolean divides(Duration period) {
      return period.toSeconds() % unit.getDuration().toSeconds() == 0;
    }
  }

  private static final Pattern PERIOD = Pattern.compile("[1-9]\\d{0,5}");
  private static final Pattern USES = Pattern.compile("|[1-9]\\d{0,8}");

  TokenSettingForm {
    accessPeriod = strip(accessPeriod);
    accessUses = strip(accessUses);
    refreshPeriod = strip(refreshPeriod);
    refreshUses = strip(refreshUses);
    accessUnit = accessUnit == null ? Unit.DAYS : accessUnit;
    refreshUnit = refreshUnit == null ? Unit.DAYS : refreshUnit;
  }

  static TokenSettingForm of(TokenSetting setting) {
    Duration access = setting.access().validity();
    Duration refresh = setting.refresh().validity();
    return new TokenSettingForm(amount(access), unit(access), uses(setting.access()), amount(refresh), unit(refresh),
        uses(setting.refresh()));
  }

  /** Message keys of what is wrong, by field; empty if nothing is. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    check("accessPeriod", periodProblem(accessPeriod, accessUnit), problems);
    check("accessUses", USES.matcher(accessUses).matches() ? null : "console.token.uses.wrong", problems);
    check("refreshPeriod", periodProblem(refreshPeriod, refreshUnit), problems);
    check("refreshUses", USES.matcher(refreshUses).matches() ? null : "console.token.uses.wrong", problems);
    return problems;
  }

  /** @throws IllegalArgumentException if there are {@link #problems()} */
  TokenSetting toSetting() {
    return new TokenSetting(limit(accessPeriod, accessUnit, accessUses),
        limit(refreshPeriod, refreshUnit, refreshUses));
  }

  private static void check(String field, String problem, Map<String, String> problems) {
    if (problem != null) {
      problems.put(field, problem);
    }
  }

  private static String periodProblem(String period, Unit unit) {
    if (!PERIOD.matcher(period).matches()) {
      return "console.token.period.wrong";
    }
    return period(period, unit).compareTo(TokenLimit.LONGEST) > 0 ? "console.token.period.long" : null;
  }

  private static TokenLimit limit(String period, Unit unit, String uses) {
    return new TokenLimit(period(period, unit), uses.isEmpty() ? null : Integer.valueOf(uses));
  }

  private static Duration period(String amount, Unit unit) {
    return Duration.of(Long.parseLong(amount), unit.unit);
  }

  private static String amount(Duration period) {
    return String.valueOf(period.toSeconds() / unit(period).unit.getDuration().toSeconds());
  }

  private static Unit unit(Duration period) {
    return List.of(Unit.DAYS, Unit.HOURS, Unit.MINUTES, Unit.SECONDS).stream()
        .filter(unit -> unit.divides(period)).findFirst().orElseThrow();
  }

  private static String uses(TokenLimit limit) {
    return limit.uses() == null ? "" : limit.uses().toString();
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
