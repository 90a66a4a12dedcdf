package dev.assent.keys;

import dev.assent.jose.AtRestDecryptionException;
import dev.assent.jose.BankKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code bank_key}. Its unique {@code active_use} and {@code next_use} admit one active and one next key per
 * use, whatever the number of nodes.
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
    try {
      addActive(use, key);
    } catch (DuplicateKeyException anotherNodeWasFaster) {
      // Its key is the bank's key now; this one was never used and is forgotten.
    }
  }

  /** @throws DuplicateKeyException when there is an active key of this use already */
  void addActive(KeyUse use, BankKey key) {
    jdbc.sql("""
            insert into bank_key
              (key_id, key_use, algorithm, state, active_use, private_jwk, created_at, activated_at)
            values (:id, :use, :algorithm, 'active', :use, :private, :now, :now)
            """)
        .param("id", key.keyId())
        .param("use", use.column())
        .param("algorithm", key.algorithm())
        .param("private", encryption.encrypt(key.toPrivateJwk()))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** @throws DuplicateKeyException when there is a next key of this use already */
  void addNext(KeyUse use, BankKey key, Instant activatesAt) {
    jdbc.sql("""
            insert into bank_key
              (key_id, key_use, algorithm, state, next_use, private_jwk, created_at, activates_at)
            values (:id, :use, :algorithm, 'next', :use, :private, :now, :activates)
            """)
        .param("id", key.keyId())
        .param("use", use.column())
        .param("algorithm", key.algorithm())
        .param("private", encryption.encrypt(key.toPrivateJwk()))
        .param("now", Timestamp.from(clock.instant()))
        .param("activates", Timestamp.from(activatesAt))
        .update();
  }

  /**
   * All keys, expired ones included: the active ones first, then the next, then those that retire; in each state by
   * use, so that those with weaker algorithms come last; and the youngest first.
   */
  List<BankKeyFacts> facts() {
    return jdbc.sql("""
            select key_id, key_use, algorithm, state, created_at, activates_at, activated_at, expires_at, compromised
            from bank_key order by state, created_at desc, key_id
            """)
        .query(BankKeyStore::read)
        .list().stream()
        .sorted(Comparator.comparing((BankKeyFacts key) -> key.state().column()).thenComparing(BankKeyFacts::use))
        .toList();
  }

  /**
   * Empty when the key is gone.
   *
   * @throws KeySetupException when it was encrypted under another key than the one configured
   */
  Optional<BankKey> key(BankKeyFacts facts) {
    try {
      return jdbc.sql("select private_jwk from bank_key where key_id = :id")
          .param("id", facts.keyId())
          .query(String.class)
          .optional()
          .map(encrypted -> facts.use().parse(encryption.decryptText(encrypted)));
    } catch (AtRestDecryptionException otherKey) {
      throw KeySetupException.notTheOneUsed();
    }
  }

  private static BankKeyFacts read(ResultSet row, int number) throws SQLException {
    return new BankKeyFacts(row.getString("key_id"), KeyUse.ofColumn(row.getString("key_use")),
        row.getString("algorithm"), KeyState.ofColumn(row.getString("state")), instant(row, "created_at"),
        instant(row, "activates_at"), instant(row, "activated_at"), instant(row, "expires_at"),
        row.getBoolean("compromised"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
