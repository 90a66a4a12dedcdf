package dev.assent.token;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The identifiers of client assertions seen on any node. */
@Repository
class SeenAssertions {

  private final JdbcClient jdbc;

  SeenAssertions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Must not run in a transaction: PostgreSQL would abort it at a repeated identifier.
   *
   * @param until when no repetition can be accepted any more, for the assertion has expired
   * @return false if the client used the identifier before
   */
  boolean remember(String clientId, String jti, Instant until) {
    try {
      jdbc.sql("insert into client_assertion (client_id, jti_digest, expires_at) values (:client, :jti, :until)")
          .param("client", clientId).param("jti", TokenDigest.of(jti).hex()).param("until", Timestamp.from(until))
          .update();
      return true;
    } catch (DuplicateKeyException seenBefore) {
      return false;
    }
  }
}
