package dev.assent.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Counts failed log-ins per account name and per network address, whether or not the account exists. An attempt takes
 * its place before the password is looked at and gives it back when it succeeds, so that many at once do not slip
 * through. Kept in this node's memory.
 */
@Component
class SignInThrottle {

  private static final int MOST_KEYS = 200_000;

  private final SignInLimits limits;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  SignInThrottle(SignInLimits limits, Clock clock) {
    this.limits = limits;
    this.time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder()
        .ticker(time::currentTimeNanos)
        .expireAfterAccess(limits.window().multipliedBy(2))
        .maximumSize(MOST_KEYS)
        .build();
  }

  /** Takes a place for one attempt. */
  Attempt begin(Audience audience, String account, String address) {
    // trim, as the log-in filter does: it takes control characters off too, so that they make no account of their own.
    String accountKey = audience.name() + "|account|" + account.trim().toLowerCase(Locale.ROOT);
    String addressKey = audience.name() + "|address|" + Network.of(address);
    Duration wait = take(accountKey, limits.failuresPerAccount());
    if (!wait.isZero()) {
      return new Attempt(wait, () -> { });
    }
    wait = take(addressKey, limits.failuresPerAddress());
    if (!wait.isZero()) {
      giveBack(accountKey, limits.failuresPerAccount());
      return new Attempt(wait, () -> { });
    }
    return new Attempt(Duration.ZERO, () -> {
      giveBack(accountKey, limits.failuresPerAccount());
      giveBack(addressKey, limits.failuresPerAddress());
    });
  }

  private Duration take(String key, int failures) {
    var wait = new AtomicReference<>(Duration.ZERO);
    buckets.asMap().compute(key, (name, known) -> {
      Bucket bucket = known == null ? bucket(failures) : known;
      var probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        wait.set(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      return bucket;
    });
    return wait.get();
  }

  /** A bucket that is full again is dropped: the window of an account starts with its first failure. */
  private void giveBack(String key, int failures) {
    buckets.asMap().computeIfPresent(key, (name, bucket) -> {
      bucket.addTokens(1);
      return bucket.getAvailableTokens() >= failures ? null : bucket;
    });
  }

  private Bucket bucket(int failures) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(failures).refillIntervally(failures, limits.window()))
        .withCustomTimePrecision(time)
        .build();
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

  private record ClockTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
