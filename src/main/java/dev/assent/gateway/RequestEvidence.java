package dev.assent.gateway;

import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.keys.AtRestEncryption;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the request JWS as it came, encrypted: what the client signed, should it ever deny it. */
@Repository
class RequestEvidence {

  private final JdbcClient jdbc;
  private final AtRestEncryption encryption;
  private final Clock clock;

  RequestEvidence(JdbcClient jdbc, AtRestEncryption encryption, Clock clock) {
    this.jdbc = jdbc;
    this.encryption = encryption;
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

  void drop(Signed request) {
    jdbc.sql("delete from request_evidence where id = :id").param("id", request.evidence()).update();
  }
}
