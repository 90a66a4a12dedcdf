package dev.assent.client;

import java.time.Duration;

/**
 * How many access tokens a client is issued in one window. The window begins with the first token issued in it, and the
 * next window with the first one issued after its end: of "20 in 1 day", the 21st waits until a day after the first.
 *
 * @param tokens at least one
 * @param window whole seconds, from one second to a year
 */
public record IssueLimit(int tokens, Duration window) {

  public static final Duration LONGEST = Duration.ofDays(366);

  public IssueLimit {
    if (tokens < 1) {
      throw new IllegalArgumentException("At least one token is issued in a window, or there is no limit");
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A window lasts from one second to a year");
    }
  }
}
