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
 * Deletes what has been expired for a day, so that the tables do not grow without end; identifiers of client assertions
 * after some minutes, as nobody asks for them any more. Each batch is a transaction of its own and small, and touches
 * only rows that nobody wants, so no issue and no call ever waits for it. Batches go on until nothing is left, or until
 * other nodes could believe this one dead; each table has its turn, so that none waits for another's backlog. One node
 * at a time does it; where two do all the same, none harms the other.
 */
@Component
class ExpiredTokens {

  static final Duration KEPT = Duration.ofDays(1);
  static final int BATCH = 1_000;

  /** More than nodes' clocks may differ. */
  private static final Duration IDENTIFIERS_KEPT = Duration.ofMinutes(5);
  /** Shorter than the lock. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  /** Tokens go before the grants that they refer to. */
  private static final List<Purge> PURGES = List.of(
      new Purge(KEPT, """
          delete from access_token where digest in
            (select digest from access_token where expires_at < :before order by expires_at
              fetch first %d rows only)"""),
      new Purge(KEPT, """
          delete from refresh_token where digest in
            (select digest from refresh_token where expires_at < :before order by expires_at
              fetch first %d rows only)"""),
      new Purge(KEPT, """
          delete from former_refresh_token where digest in
            (select digest from former_refresh_token where expires_at < :before order by expires_at
              fetch first %d rows only)"""),
      new Purge(KEPT, """
          delete from token_grant where id in
            (select id from token_grant where expires_at < :before order by expires_at fetch first %d rows only)"""),
      new Purge(IDENTIFIERS_KEPT, """
          delete from client_assertion where (client_id, jti_digest) in
            (select client_id, jti_digest from client_assertion where expires_at < :before order by expires_at
              fetch first %d rows only)"""),
      new Purge(KEPT, """
          delete from call_rate where client_id in
            (select client_id from call_rate where expires_at < :before order by expires_at fetch first %d rows only)
            and expires_at < :before"""),
      new Purge(KEPT, """
          delete from consent_calls where consent_id in
            (select consent_id from consent_calls where call_day < cast(:before as date) order by call_day
              fetch first %d rows only)
            and call_day < cast(:before as date)"""));

  private final JdbcClient jdbc;
  private final Clock clock;

  ExpiredTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Purge(Duration kept, String sql) { }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1M")
  @SchedulerLock(name = "purge-expired-tokens", lockAtMostFor = "PT10M")
  void purge() {
    Instant begun = clock.instant();
    List<Purge> left = PURGES;
    while (!left.isEmpty() && clock.instant().isBefore(begun.plus(AT_MOST))) {
      left = left.stream().filter(purge -> deleteBatch(purge, begun) == BATCH).toList();
    }
  }

  private int deleteBatch(Purge purge, Instant now) {
    return jdbc.sql(purge.sql().formatted(BATCH)).param("before", Timestamp.from(now.minus(purge.kept()))).update();
  }
}
