package dev.assent.console;

import dev.assent.client.IssueLimit;
import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A token setting as a manager types it.
 *
 * @param accessUses   blank = no limit of uses
 * @param refreshUses  blank = no limit of uses
 * @param issueLimit   access tokens issued in a window; blank = no limit, whatever the window says
 * @param consentCalls calls for one customer on one day; blank = no limit
 * @param rotation     whether a refresh answers a new refresh token; null = no, as an unticked box is sent
 */
record TokenSettingForm(String accessPeriod, PeriodUnit accessUnit, String accessUses, String refreshPeriod,
    PeriodUnit refreshUnit, String refreshUses, String issueLimit, String issuePeriod, PeriodUnit issueUnit,
    String consentCalls, Boolean rotation) {

  private static final Pattern PERIOD = Pattern.compile("[1-9]\\d{0,5}");
  private static final Pattern LIMIT = Pattern.compile("|[1-9]\\d{0,8}");

  TokenSettingForm {
    accessPeriod = strip(accessPeriod);
    accessUses = strip(accessUses);
    refreshPeriod = strip(refreshPeriod);
    refreshUses = strip(refreshUses);
    issueLimit = strip(issueLimit);
    issuePeriod = strip(issuePeriod);
    consentCalls = strip(consentCalls);
    rotation = Boolean.TRUE.equals(rotation);
    accessUnit = accessUnit == null ? PeriodUnit.DAYS : accessUnit;
    refreshUnit = refreshUnit == null ? PeriodUnit.DAYS : refreshUnit;
    issueUnit = issueUnit == null ? PeriodUnit.DAYS : issueUnit;
  }

  static TokenSettingForm of(TokenSetting setting) {
    Duration access = setting.access().validity();
    Duration refresh = setting.refresh().validity();
    Duration window = setting.issues() == null ? Duration.ofDays(1) : setting.issues().window();
    return new TokenSettingForm(PeriodUnit.amount(access), PeriodUnit.of(access), text(setting.access().uses()),
        PeriodUnit.amount(refresh), PeriodUnit.of(refresh), text(setting.refresh().uses()),
        setting.issues() == null ? "" : text(setting.issues().tokens()), PeriodUnit.amount(window),
        PeriodUnit.of(window), text(setting.callsPerConsentAndDay()), setting.rotation());
  }

  /** Message keys of what is wrong, by field; empty if nothing is. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    check("accessPeriod", periodProblem(accessPeriod, accessUnit), problems);
    check("accessUses", limitProblem(accessUses), problems);
    check("refreshPeriod", periodProblem(refreshPeriod, refreshUnit), problems);
    check("refreshUses", limitProblem(refreshUses), problems);
    check("issueLimit", limitProblem(issueLimit), problems);
    check("issuePeriod", issueLimit.isEmpty() ? null : windowProblem(), problems);
    check("consentCalls", limitProblem(consentCalls), problems);
    return problems;
  }

  /** @throws IllegalArgumentException if there are {@link #problems()} */
  TokenSetting toSetting() {
    return new TokenSetting(new TokenLimit(accessUnit.times(accessPeriod), number(accessUses)),
        new TokenLimit(refreshUnit.times(refreshPeriod), number(refreshUses)),
        issueLimit.isEmpty() ? null : new IssueLimit(number(issueLimit), issueUnit.times(issuePeriod)),
        number(consentCalls), rotation);
  }

  private static void check(String field, String problem, Map<String, String> problems) {
    if (problem != null) {
      problems.put(field, problem);
    }
  }

  private static String limitProblem(String limit) {
    return LIMIT.matcher(limit).matches() ? null : "console.token.uses.wrong";
  }

  private static String periodProblem(String period, PeriodUnit unit) {
    if (!PERIOD.matcher(period).matches()) {
      return "console.token.period.wrong";
    }
    return unit.times(period).compareTo(TokenLimit.LONGEST) > 0 ? "console.token.period.long" : null;
  }

  private String windowProblem() {
    if (!PERIOD.matcher(issuePeriod).matches()) {
      return "console.token.period.wrong";
    }
    return issueUnit.times(issuePeriod).compareTo(IssueLimit.LONGEST) > 0 ? "console.token.window.long" : null;
  }

  private static Integer number(String limit) {
    return limit.isEmpty() ? null : Integer.valueOf(limit);
  }

  private static String text(Integer limit) {
    return limit == null ? "" : limit.toString();
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }
}
