package dev.assent.keys;

import dev.assent.jose.AtRestDecryptionException;
import dev.assent.jose.BankKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code bank_key}. A key is {@code next} (made, not used yet), then {@code active} (signs, is encrypted to),
 * then {@code retiring} (still verifies and decrypts, until it expires). Its unique {@code active_use} admits one
 * active key per use, whatever the number of nodes.
 */
@Component
class BankKeyStore {

  private final JdbcClient jdbc;
  private final AtRestEncryption encryption;
  private final Clock clock;

  BankKeyStore(JdbcClient jdbc, AtRestEncryption encryption, Clock clock) {
    this.jdbc = jdbc;
    this.encryption = encryption;
    this.clock = clock;
  }

  boolean hasActive(KeyUse use) {
    return jdbc.sql("select count(*) from bank_key where active_use = :use")
        .param("use", use.column())
        .query(Integer.class)
        .single() > 0;
  }

  /** Makes this the active key of its use, unless another node was faster. Must not run inside a transaction. */
  void addActiveIfFirst(KeyUse use, BankKey key) {
    Timestamp now = Timestamp.from(clock.instant());
    try {
      jdbc.sql("""
              insert into bank_key
                (key_id, key_use, algorithm, state, active_use, private_jwk, created_at, activated_at)
              values (:id, :use, :algorithm, 'active', :use, :private, :now, :now)
              """)
          .param("id", key.keyId())
          .param("use", use.column())
          .param("algorithm", key.algorithm())
          .param("private", encryption.encrypt(key.toPrivateJwk()))
          .param("now", now)
          .update();
    } catch (DuplicateKeyException anotherNodeWasFaster) {
      // Its key is the bank's key now; this one was never used and is forgotten.
    }
  }

  /** The active keys first, then those that retire and have not expired, the youngest first. */
  List<StoredKey> usable() {
    Instant now = clock.instant();
    return jdbc.sql("""
            select key_use, state, private_jwk from bank_key
            where state in ('active', 'retiring') and (expires_at is null or expires_at > :now)
            order by state, created_at desc, key_id
            """)
        .param("now", Timestamp.from(now))
        .query(this::storedKey)
        .list();
  }

  private StoredKey storedKey(ResultSet row, int number) throws SQLException {
    try {
      String privateJwk = encryption.decryptText(row.getString("private_jwk"));
      BankKey key = KeyUse.ofColumn(row.getString("key_use")).parse(privateJwk);
      return new StoredKey(key, "active".equals(row.getString("state")));
    } catch (AtRestDecryptionException otherKey) {
      throw EncryptionKeyException.notTheOneUsed();
    }
  }
}
