package dev.assent.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts failed log-ins per account name and per network address, whether or not the account exists. An attempt takes
 * its place before the password is looked at and gives it back when it succeeds, so that many at once do not slip
 * through. Kept in this node's memory.
 */
@Component
class SignInThrottle {

  private final Allowance accounts;
  private final Allowance networks;

  SignInThrottle(SignInLimits limits, Clock clock) {
    this.accounts = new Allowance(limits.failuresPerAccount(), limits.window(), clock);
    this.networks = new Allowance(limits.failuresPerAddress(), limits.window(), clock);
  }

  /** Takes a place for one attempt. */
  Attempt begin(Audience audience, String account, String address) {
    // trim, as the log-in filter does: it takes control characters off too, so that they make no account of their own.
    String accountKey = audience.name() + "|" + account.trim().toLowerCase(Locale.ROOT);
    String networkKey = audience.name() + "|" + Network.of(address);
    Duration wait = accounts.take(accountKey);
    if (!wait.isZero()) {
      return new Attempt(wait, () -> { });
    }
    wait = networks.take(networkKey);
    if (!wait.isZero()) {
      accounts.giveBack(accountKey);
      return new Attempt(wait, () -> { });
    }
    return new Attempt(Duration.ZERO, () -> {
      accounts.giveBack(accountKey);
      networks.giveBack(networkKey);
    });
  }

  /**
   * A place that was taken, or the wait until there is one.
   *
   * @param retryAfter zero when the attempt may go on
   * @param success to be run when the log-in succeeded; a failure stays counted
   */
  record Attempt(Duration retryAfter, Runnable success) {

    boolean refused() {
      return !retryAfter.isZero();
    }
  }
}
