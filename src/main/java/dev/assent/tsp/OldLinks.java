package dev.assent.tsp;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes links and invitations a day after their time is over, used and ended ones with the others, so that the tables
 * do not grow without end. Each batch is a transaction of its own and small; any number of nodes may run it.
 */
@Component
class OldLinks {

  static final Duration KEPT = Duration.ofDays(1);

  private static final int BATCH = 500;
  private static final List<String> DELETES = List.of("""
      delete from account_link where digest in
        (select digest from account_link where expires_at < :before fetch first %d rows only)""", """
      delete from developer_invitation where id in
        (select id from developer_invitation where expires_at < :before fetch first %d rows only)""");

  private final JdbcClient jdbc;
  private final Clock clock;

  OldLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
  void purge() {
    Instant before = clock.instant().minus(KEPT);
    DELETES.forEach(delete -> deleteInBatches(delete.formatted(BATCH), before));
  }

  private void deleteInBatches(String delete, Instant before) {
    int deleted = BATCH;
    while (deleted == BATCH) {
      deleted = jdbc.sql(delete).param("before", Timestamp.from(before)).update();
    }
  }
}
