package dev.assent.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.assent.client.CallRate;
import dev.assent.client.Clients;
import dev.assent.web.PageSettings;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Keeps clients to their rates: Bucket4j's buckets, one for each client that has a limit, in the database that all
 * nodes share. Calls of one client that come at once to one node are counted in one transaction, so a crowd of them
 * holds one connection. Every attempt within the rate counts, also one that a later check refuses.
 */
@Service
public class CallRates {

  /** From this day on the bank's days are counted. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  /** The limit of a day, if there is one; and beside it, always, a count of the day that no change of limits ends. */
  static final String DAY = "day";
  static final String TODAY = "today";
  private static final String SECOND = "second";
  private static final long MORE_THAN_ANY_LIMIT = 10_000_000_000L;

  private static final int CLIENTS_AT_ONCE = 10_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final StoredBuckets stored;
  private final LoadingCache<Limited, BucketProxy> buckets;
  private final Clients clients;
  private final ZoneId zone;
  private final Clock clock;

  CallRates(StoredBuckets stored, Clients clients, PageSettings settings, Clock clock) {
    this.stored = stored;
    this.clients = clients;
    this.zone = settings.timeZone();
    this.clock = clock;
    this.buckets = Caffeine.newBuilder().maximumSize(CLIENTS_AT_ONCE).expireAfterAccess(FORGOTTEN_AFTER)
        .build(this::open);
  }

  /**
   * Counts one call. A client without a limit costs no statement. Nothing is held when this returns; call it outside of
   * any transaction.
   *
   * @param own the client's own rate
   * @return empty if the call is within the rate; else how long to wait for the next that is
   * @throws RuntimeException if the database does not answer: nobody is admitted then
   */
  public Optional<Duration> refusedFor(String clientId, CallRate own) {
    CallRate rate = clients.rateInForce(own);
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    Limited limited = new Limited(clientId, rate, zone.getRules().getOffset(clock.instant()));
    ConsumptionProbe probe = consume(buckets.get(limited), limited);
    return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Makes sure that there is a bucket before calls come together: a batch that finds none fails. */
  private BucketProxy open(Limited limited) {
    BucketProxy bucket = stored.builder().withOptimization(Optimizations.batching())
        .build(limited.clientId(), limited::configuration);
    bucket.getAvailableTokens();
    return bucket;
  }

  /** A changed rate is taken over with what is spent of the earlier one, and judges this call already. */
  private ConsumptionProbe consume(BucketProxy bucket, Limited limited) {
    VerboseResult<ConsumptionProbe> result = bucket.asVerbose().tryConsumeAndReturnRemaining(1);
    BucketConfiguration limits = limited.configuration();
    if (result.getConfiguration().equals(limits)) {
      return result.getValue();
    }
    stored.change(limited.clientId(), limits, result.getValue().isConsumed() ? 1 : 0);
    return bucket.tryConsumeAndReturnRemaining(1);
  }

  /** @param offset in force at the bank, which says when a day begins */
  private record Limited(String clientId, CallRate rate, ZoneOffset offset) {

    private BucketConfiguration configuration() {
      ConfigurationBuilder limits = BucketConfiguration.builder();
      if (rate.perSecond() != null) {
        limits.addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
            .id(SECOND));
      }
      if (rate.perDay() != null) {
        addDay(limits, DAY, rate.perDay());
      }
      addDay(limits, TODAY, MORE_THAN_ANY_LIMIT);
      return limits.build();
    }

    private void addDay(ConfigurationBuilder limits, String id, long calls) {
      Instant midnight = FIRST_DAY.atTime(LocalTime.MIDNIGHT).toInstant(offset);
      limits.addLimit(limit -> limit.capacity(calls)
          .refillIntervallyAligned(calls, Duration.ofDays(1), midnight).id(id));
    }
  }
}
