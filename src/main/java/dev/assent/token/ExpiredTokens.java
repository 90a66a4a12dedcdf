package dev.assent.token;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what has been expired for a day, so that the tables do not grow without end. Each batch is a transaction of
 * its own and small, and touches only rows that nobody wants any more, so no issue and no call ever waits for it. One
 * node at a time does it; where two do all the same, none harms the other.
 */
@Component
class ExpiredTokens {

  static final Duration KEPT = Duration.ofDays(1);

  private static final int BATCH = 500;
  private static final int BATCHES_PER_RUN = 200;

  /** Tokens go before the grants that they refer to. */
  private static final List<String> DELETES = List.of("""
      delete from access_token where digest in
        (select digest from access_token where expires_at < :before order by expires_at
          fetch first %d rows only)""", """
      delete from refresh_token where digest in
        (select digest from refresh_token where expires_at < :before order by expires_at
          fetch first %d rows only)""", """
      delete from token_grant where id in
        (select id from token_grant where expires_at < :before order by expires_at fetch first %d rows only)""", """
      delete from client_assertion where (client_id, jti_digest) in
        (select client_id, jti_digest from client_assertion where expires_at < :before order by expires_at
          fetch first %d rows only)""", """
      delete from call_rate where client_id in
        (select client_id from call_rate where expires_at < :before order by expires_at fetch first %d rows only)
        and expires_at < :before""", """
      delete from consent_calls where consent_id in
        (select consent_id from consent_calls where call_day < cast(:before as date) order by call_day
          fetch first %d rows only)
        and call_day < cast(:before as date)""");

  private final JdbcClient jdbc;
  private final Clock clock;

  ExpiredTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
  @SchedulerLock(name = "purge-expired-tokens", lockAtMostFor = "PT10M")
  void purge() {
    Instant before = clock.instant().minus(KEPT);
    DELETES.forEach(delete -> deleteInBatches(delete.formatted(BATCH), before));
  }

  private void deleteInBatches(String delete, Instant before) {
    int deleted = BATCH;
    for (int batch = 0; batch < BATCHES_PER_RUN && deleted == BATCH; batch++) {
      deleted = jdbc.sql(delete).param("before", Timestamp.from(before)).update();
    }
  }
}
