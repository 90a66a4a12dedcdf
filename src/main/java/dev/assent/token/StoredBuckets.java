package dev.assent.token;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.AbstractSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Bucket4j's buckets by client, in the table {@code call_rate}. The library's modules for databases speak one dialect
 * each; this is its own extension point, in SQL that every database here takes. The arithmetic stays the library's.
 */
@Repository
class StoredBuckets extends AbstractSelectForUpdateBasedProxyManager<String> {

  /** A bucket is kept this long after it is full again. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final DataSource database;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredBuckets(DataSource database, JdbcClient jdbc, Clock clock) {
    super(ClientSideConfig.getDefault().withClientClock(new Time(clock))
        .withExpirationAfterWriteStrategy(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT)));
    this.database = database;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Puts other limits in force; see {@link SpentStays}. Nothing happens if there is no bucket. */
  void change(String clientId, BucketConfiguration limits, long comingBack) {
    execute(clientId, new Request<>(new SpentStays(limits, comingBack), getBackwardCompatibilityVersion(),
        getClientSideTime(), getClientSideConfig().getExpirationAfterWriteStrategy().orElseThrow()));
  }

  @Override
  protected SelectForUpdateBasedTransaction allocateTransaction(String clientId, Optional<Long> timeoutNanos) {
    return new BucketTransaction(database, clientId, clock.instant(), getClientSideConfig());
  }

  @Override
  public void removeProxy(String clientId) {
    jdbc.sql("delete from call_rate where client_id = :client").param("client", clientId).update();
  }

  @Override
  public boolean isExpireAfterWriteSupported() {
    return true;
  }

  /** Our clock, as the library reads time. */
  private record Time(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
