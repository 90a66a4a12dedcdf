package dev.assent.console;

import dev.assent.client.CallRate;
import dev.assent.client.Client;
import dev.assent.client.ClientSecrets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How fast a client may call and how its secrets overlap, as a manager types it. What a request does not name at all
 * stays as it is.
 *
 * @param ratePerSecond blank = the server's, 0 = no limit
 * @param rateBurst     blank = as many as in a second
 * @param ratePerDay    blank = the server's, 0 = no limit
 */
record ClientLimitsForm(String ratePerSecond, String rateBurst, String ratePerDay, String overlapPeriod,
    PeriodUnit overlapUnit) {

  private static final Pattern RATE = Pattern.compile("|0|[1-9]\\d{0,8}");
  private static final Pattern BURST = Pattern.compile("|[1-9]\\d{0,8}");
  private static final Pattern OVERLAP = Pattern.compile("0|[1-9]\\d{0,6}");

  static ClientLimitsForm of(Client client) {
    CallRate rate = client.callRate();
    return new ClientLimitsForm(text(rate.perSecond()), text(rate.burst()), text(rate.perDay()),
        PeriodUnit.amount(client.secretOverlap()), PeriodUnit.of(client.secretOverlap()));
  }

  /** Stripped, and with the client's present limits where the request names none. */
  ClientLimitsForm completedBy(Client client) {
    ClientLimitsForm present = of(client);
    boolean rateIsNamed = ratePerSecond != null || rateBurst != null || ratePerDay != null;
    return new ClientLimitsForm(rateIsNamed ? strip(ratePerSecond) : present.ratePerSecond,
        rateIsNamed ? strip(rateBurst) : present.rateBurst, rateIsNamed ? strip(ratePerDay) : present.ratePerDay,
        overlapPeriod == null ? present.overlapPeriod : overlapPeriod.strip(),
        overlapPeriod == null ? present.overlapUnit : overlapUnit == null ? PeriodUnit.HOURS : overlapUnit);
  }

  /** Message keys of what is wrong, by field; empty if nothing is. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!RATE.matcher(ratePerSecond).matches()) {
      problems.put("ratePerSecond", "console.rate.wrong");
    }
    if (!BURST.matcher(rateBurst).matches()) {
      problems.put("rateBurst", "console.token.uses.wrong");
    } else if (!rateBurst.isEmpty() && (ratePerSecond.isEmpty() || ratePerSecond.equals("0"))) {
      problems.put("rateBurst", "console.rate.burst.alone");
    }
    if (!RATE.matcher(ratePerDay).matches()) {
      problems.put("ratePerDay", "console.rate.wrong");
    }
    if (!OVERLAP.matcher(overlapPeriod).matches()) {
      problems.put("overlapPeriod", "console.overlap.wrong");
    } else if (overlap().compareTo(ClientSecrets.LONGEST_OVERLAP) > 0) {
      problems.put("overlapPeriod", "console.overlap.long");
    }
    return problems;
  }

  /** Only where there are no {@link #problems()}. */
  CallRate rate() {
    return new CallRate(number(ratePerSecond), number(rateBurst), number(ratePerDay));
  }

  /** Only where there are no {@link #problems()}. */
  Duration overlap() {
    return overlapUnit.times(overlapPeriod);
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
