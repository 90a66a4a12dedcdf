package dev.assent.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** So many places per key within a window, which begins when the first is taken. Kept in this node's memory. */
final class Allowance {

  private static final int MOST_KEYS = 200_000;

  private final int places;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  Allowance(int places, Duration window, Clock clock) {
    this.places = places;
    this.window = window;
    this.time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder()
        .ticker(time::currentTimeNanos)
        .expireAfterAccess(window.multipliedBy(2))
        .maximumSize(MOST_KEYS)
        .build();
  }

  /** Takes a place. @return zero, or how long there is none */
  Duration take(String key) {
    var wait = new AtomicReference<>(Duration.ZERO);
    buckets.asMap().compute(key, (name, known) -> {
      Bucket bucket = known == null ? bucket() : known;
      var probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        wait.set(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      return bucket;
    });
    return wait.get();
  }

  /** Zero, or how long there is no place. Takes none. */
  Duration waitFor(String key) {
    Bucket bucket = buckets.getIfPresent(key);
    return bucket == null
        ? Duration.ZERO
        : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  /** A bucket that is full again is dropped, so that the next window starts with its first place. */
  void giveBack(String key) {
    buckets.asMap().computeIfPresent(key, (name, bucket) -> {
      bucket.addTokens(1);
      return bucket.getAvailableTokens() >= places ? null : bucket;
    });
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(places).refillIntervally(places, window))
        .withCustomTimePrecision(time)
        .build();
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
