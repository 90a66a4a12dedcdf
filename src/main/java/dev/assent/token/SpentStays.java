package dev.assent.token;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.Nothing;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.commands.ReplaceConfigurationCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Puts other limits in force for a bucket. The library's own strategies keep what is left, and so give calls away when
 * a limit is lowered and raised again; here what was spent stays spent. One visit to the bucket, so no call comes
 * between.
 */
final class SpentStays extends ReplaceConfigurationCommand {

  private final long comingBack;

  /** @param comingBack calls admitted under the limits before that are to be judged by the new ones instead */
  SpentStays(BucketConfiguration limits, long comingBack) {
    super(limits, TokensInheritanceStrategy.AS_IS);
    this.comingBack = comingBack;
  }

  @Override
  public CommandResult<Nothing> execute(MutableBucketEntry entry, long now) {
    if (!entry.exists()) {
      return CommandResult.bucketNotFound();
    }
    RemoteBucketState bucket = entry.get();
    if (comingBack > 0) {
      bucket.addTokens(comingBack);
    }
    bucket.refillAllBandwidth(now);
    bucket.replaceConfiguration(beginningWith(spent(bucket), now), TokensInheritanceStrategy.RESET, now);
    entry.set(bucket);
    return super.execute(entry, now);
  }

  private static Map<String, Long> spent(RemoteBucketState bucket) {
    Map<String, Long> spent = new HashMap<>();
    Bandwidth[] limits = bucket.getConfiguration().getBandwidths();
    for (int limit = 0; limit < limits.length; limit++) {
      spent.put(limits[limit].getId(), limits[limit].getCapacity() - bucket.getState().getCurrentSize(limit));
    }
    return spent;
  }

  /**
   * A day's limit may not have been there, or may have been lower than what is spent: the count of today knows. Where
   * there is none yet, the day's limit knows best.
   */
  private BucketConfiguration beginningWith(Map<String, Long> spent, long now) {
    ConfigurationBuilder limits = BucketConfiguration.builder();
    Arrays.stream(getNewConfiguration().getBandwidths()).forEach(limit -> {
      boolean ofDay = limit.getId().equals(CallRates.DAY) || limit.getId().equals(CallRates.TODAY);
      long left = limit.getCapacity() - (ofDay
          ? spent.getOrDefault(CallRates.TODAY, spent.getOrDefault(CallRates.DAY, 0L))
          : spent.getOrDefault(limit.getId(), 0L));
      // The first of these two forgets the id.
      limits.addLimit(filledNext(limit, now).withInitialTokens(Math.max(0, left)).withId(limit.getId()));
    });
    return limits.build();
  }

  /** A bucket that begins is filled for all days since the first that its limit names; this one begins in the midst. */
  private static Bandwidth filledNext(Bandwidth limit, long now) {
    if (!limit.isIntervallyAligned()) {
      return limit;
    }
    Duration period = Duration.ofNanos(limit.getRefillPeriodNanos());
    long sinceFirst = TimeUnit.NANOSECONDS.toMillis(now) - limit.getTimeOfFirstRefillMillis();
    long next = limit.getTimeOfFirstRefillMillis()
        + (Math.floorDiv(sinceFirst, period.toMillis()) + 1) * period.toMillis();
    return Bandwidth.builder().capacity(limit.getCapacity())
        .refillIntervallyAligned(limit.getRefillTokens(), period, Instant.ofEpochMilli(next)).build();
  }
}
