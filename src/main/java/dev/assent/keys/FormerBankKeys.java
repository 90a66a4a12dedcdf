package dev.assent.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public parts of keys that are gone. */
@Repository
class FormerBankKeys {

  private final JdbcClient jdbc;
  private final Clock clock;

  FormerBankKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(BankKeyFacts key, String publicJwk, boolean compromised) {
    jdbc.sql("""
            insert into former_bank_key
              (key_id, key_use, algorithm, public_jwk, created_at, activated_at, removed_at, compromised)
            values (:id, :use, :algorithm, :public, :created, :activated, :removed, :compromised)
            """)
        .param("id", key.keyId())
        .param("use", key.use().column())
        .param("algorithm", key.algorithm())
        .param("public", publicJwk)
        .param("created", timestamp(key.createdAt()))
        .param("activated", timestamp(key.activatedAt()), Types.TIMESTAMP)
        .param("removed", timestamp(clock.instant()))
        .param("compromised", compromised)
        .update();
  }

  /** The latest first. */
  List<FormerBankKey> latest(int count) {
    return jdbc.sql("""
            select key_id, key_use, algorithm, created_at, activated_at, removed_at, compromised from former_bank_key
            order by removed_at desc, key_id fetch first :count rows only
            """)
        .param("count", count)
        .query(FormerBankKeys::read)
        .list();
  }

  private static FormerBankKey read(ResultSet row, int number) throws SQLException {
    return new FormerBankKey(row.getString("key_id"), KeyUse.ofColumn(row.getString("key_use")),
        row.getString("algorithm"), BankKeyStore.instant(row, "created_at"),
        BankKeyStore.instant(row, "activated_at"), BankKeyStore.instant(row, "removed_at"),
        row.getBoolean("compromised"));
  }

  private static Timestamp timestamp(Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
