package dev.assent.gateway;

import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.keys.AtRestEncryption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Keeps the request JWS as it came, encrypted: what the client signed, should it ever deny it. After a time that the
 * operator sets it is purged.
 */
@Repository
class RequestEvidence {

  static final int BATCH = 500;

  /** Shorter than the lock, so that no two nodes do it at once. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final AtRestEncryption encryption;
  private final Duration kept;
  private final Clock clock;

  RequestEvidence(JdbcClient jdbc, AtRestEncryption encryption, GatewayProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.encryption = encryption;
    this.kept = properties.keepEvidence();
    this.clock = clock;
  }

  /** Done ahead, since encrypting takes longer than a transaction should. */
  String encrypt(Signed request) {
    return encryption.encrypt(request.compact());
  }

  void keep(Signed request, String encrypted, Call call) {
    jdbc.sql("""
        insert into request_evidence (id, client_id, api, interaction_id, encrypted_jws, at)
        values (:id, :client, :api, :interaction, :jws, :at)""")
        .param("id", request.evidence())
        .param("client", call.facts().clientId())
        .param("api", call.facts().api().path().toString())
        .param("interaction", call.interactionId())
        .param("jws", encrypted)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** In batches, each a transaction of its own; what is left after some minutes waits for the next time. */
  @Scheduled(fixedDelayString = "${assent.gateway.evidence-purge-interval:PT10M}",
      initialDelayString = "${assent.gateway.evidence-purge-interval:PT10M}")
  @SchedulerLock(name = "purge-request-evidence", lockAtMostFor = "PT10M")
  void purge() {
    Instant begun = clock.instant();
    int purged;
    do {
      purged = jdbc.sql("""
          delete from request_evidence where id in (
            select id from request_evidence where at < :before order by at fetch first :batch rows only)""")
          .param("before", Timestamp.from(begun.minus(kept))).param("batch", BATCH).update();
    } while (purged == BATCH && clock.instant().isBefore(begun.plus(AT_MOST)));
  }

  void drop(Signed request) {
    jdbc.sql("delete from request_evidence where id = :id").param("id", request.evidence()).update();
  }
}
