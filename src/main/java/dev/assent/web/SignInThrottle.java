package dev.assent.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts failed log-ins, whether or not the account exists: of an account name from one network and of a network over
 * all names, which both make wait for long, and of a name over all networks, which only slows down. So nobody locks
 * the owner of an account out from elsewhere, and guesses from many networks are few all the same. An attempt takes its
 * places before the password is looked at and gives them back when it succeeds, so that many at once do not slip
 * through. Kept in this node's memory.
 */
@Component
class SignInThrottle {

  private final Allowance accountsHere;
  private final Allowance networks;
  private final Allowance accounts;

  SignInThrottle(SignInLimits limits, Clock clock) {
    this.accountsHere = new Allowance(limits.failuresPerAccount(), limits.window(), clock);
    this.networks = new Allowance(limits.failuresPerAddress(), limits.window(), clock);
    this.accounts = new Allowance(limits.failuresFromEverywhere(), limits.pause(), clock);
  }

  /** Takes a place for one attempt. */
  Attempt begin(Audience audience, String account, String address) {
    String networkKey = audience.name() + "|" + Network.of(address);
    // trim, as the log-in filter does: it takes control characters off too, so that they make no account of their own.
    String accountKey = audience.name() + "|" + account.trim().toLowerCase(Locale.ROOT);
    // The network first, since it holds no character that could make two keys one. What is refused here costs the
    // account nothing elsewhere: the owner shares no limit with somebody whose own is used up.
    List<Place> places = List.of(new Place(accountsHere, networkKey + "|" + accountKey),
        new Place(networks, networkKey), new Place(accounts, accountKey));
    List<Place> taken = new ArrayList<>();
    for (Place place : places) {
      Duration wait = place.take();
      if (!wait.isZero()) {
        taken.forEach(Place::giveBack);
        return new Attempt(wait, () -> { });
      }
      taken.add(place);
    }
    return new Attempt(Duration.ZERO, () -> taken.forEach(Place::giveBack));
  }

  private record Place(Allowance allowance, String key) {

    Duration take() {
      return allowance.take(key);
    }

    void giveBack() {
      allowance.giveBack(key);
    }
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
