package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/**
 * So many places within a window for each network, or for each key from each network. For what programs do: it says how
 * long to wait and leaves the answer to its caller. Counted in this node's memory.
 */
public final class NetworkAllowance {

  private final Allowance allowance;

  /** @param most within the window; 0 for any number */
  public NetworkAllowance(int most, Duration window, Clock clock) {
    this.allowance = most == 0 ? null : new Allowance(most, window, clock);
  }

  /**
   * Takes a place for the key from the network that the request comes from.
   *
   * @param key empty for the network as a whole
   * @return 0, or in how many seconds there is one
   */
  public long take(HttpServletRequest request, String key) {
    return allowance == null ? 0 : seconds(allowance.take(place(request, key)));
  }

  /** As {@link #take}, and takes none. */
  public long wait(HttpServletRequest request, String key) {
    return allowance == null ? 0 : seconds(allowance.waitFor(place(request, key)));
  }

  private static String place(HttpServletRequest request, String key) {
    return Network.of(request.getRemoteAddr()) + "|" + key;
  }

  private static long seconds(Duration wait) {
    return wait.isZero() ? 0 : SignInThrottleFilter.seconds(wait);
  }
}
