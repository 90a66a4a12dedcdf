package dev.assent.gateway;

import dev.assent.jose.VerifiedRequest;
import dev.assent.token.TokenDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * The {@code jti} of every request JWS that was admitted, for as long as any node would still accept the message. A
 * digest of it, since a caller may put any characters there.
 */
@Repository
class SeenRequests {

  static final int BATCH = 1_000;

  /** Shorter than the lock, so that no two nodes do it at once. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  SeenRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @throws org.springframework.dao.DuplicateKeyException if it was seen before; the transaction is then lost */
  void remember(String clientId, VerifiedRequest request) {
    jdbc.sql("insert into request_jti (client_id, jti_digest, expires_at) values (:client, :jti, :until)")
        .param("client", clientId).param("jti", digest(request.jti()))
        .param("until", Timestamp.from(request.rememberUntil())).update();
  }

  /** The request never reached the upstream: the same JWS may be sent again. */
  void forget(String clientId, VerifiedRequest request) {
    jdbc.sql("delete from request_jti where client_id = :client and jti_digest = :jti")
        .param("client", clientId).param("jti", digest(request.jti())).update();
  }

  /** In batches, each a transaction of its own, as long as there is any or for some minutes; by one node at a time. */
  @Scheduled(fixedDelayString = "${assent.gateway.purge-interval:PT1M}",
      initialDelayString = "${assent.gateway.purge-interval:PT1M}")
  @SchedulerLock(name = "purge-seen-requests", lockAtMostFor = "PT10M")
  void purgeExpired() {
    Instant begun = clock.instant();
    int purged;
    do {
      purged = jdbc.sql("""
          delete from request_jti where (client_id, jti_digest) in (
            select client_id, jti_digest from request_jti where expires_at <= :now order by expires_at
            fetch first :batch rows only)""")
          .param("now", Timestamp.from(begun)).param("batch", BATCH).update();
    } while (purged == BATCH && clock.instant().isBefore(begun.plus(AT_MOST)));
  }

  private static String digest(String jti) {
    return TokenDigest.of(jti).hex();
  }
}
