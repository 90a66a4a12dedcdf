package dev.assent.client;

/**
 * How fast a client may call. A limit that a client does not name is the server's; zero says that there is none.
 *
 * @param perSecond calls in a second; null = as the server says, 0 = any number
 * @param burst     calls at once after a pause, at least one; null = as many as in a second
 * @param perDay    calls on one day of the bank; null = as the server says, 0 = any number
 */
public record CallRate(Integer perSecond, Integer burst, Integer perDay) {

  /** Says nothing of its own. */
  public static final CallRate DEFAULT = new CallRate(null, null, null);

  private static final int NONE = 0;

  public CallRate {
    if (isNegative(perSecond) || isNegative(perDay) || burst != null && burst < 1) {
      throw new IllegalArgumentException("A rate is a number of calls; a burst has at least one");
    }
  }

  /** The limits in force where the server has these. Each is then positive, or null for any number. */
  public CallRate or(CallRate server) {
    Integer second = perSecond != null ? perSecond : server.perSecond;
    Integer atOnce = perSecond != null ? burst : server.burst;
    Integer day = perDay != null ? perDay : server.perDay;
    Integer limited = limit(second);
    return new CallRate(limited, limited == null ? null : atOnce != null ? atOnce : limited, limit(day));
  }

  /** Whether no limit is named here. */
  public boolean isEmpty() {
    return limit(perSecond) == null && limit(perDay) == null;
  }

  private static Integer limit(Integer calls) {
    return calls == null || calls == NONE ? null : calls;
  }

  private static boolean isNegative(Integer calls) {
    return calls != null && calls < 0;
  }
}
