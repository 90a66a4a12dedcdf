package dev.assent.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClientSecretTable {

  private final JdbcClient jdbc;

  ClientSecretTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void replace(String clientId, ClientSecret secret, Instant at) {
    if (write("update client_secret set digest = :digest, created_at = :at where client_id = :id",
        clientId, secret, at) == 0) {
      write("insert into client_secret (client_id, digest, created_at) values (:id, :digest, :at)",
          clientId, secret, at);
    }
  }

  boolean matches(String clientId, ClientSecret presented) {
    byte[] digest = presented.digest().getBytes(StandardCharsets.US_ASCII);
    return jdbc.sql("select digest from client_secret where client_id = :id")
        .param("id", clientId).query(String.class).optional()
        .filter(kept -> MessageDigest.isEqual(kept.getBytes(StandardCharsets.US_ASCII), digest))
        .isPresent();
  }

  Optional<Instant> createdAt(String clientId) {
    return jdbc.sql("select created_at from client_secret where client_id = :id")
        .param("id", clientId).query(Timestamp.class).optional().map(Timestamp::toInstant);
  }

  private int write(String sql, String clientId, ClientSecret secret, Instant at) {
    return jdbc.sql(sql)
        .param("digest", secret.digest())
        .param("at", Timestamp.from(at))
        .param("id", clientId)
        .update();
  }
}
