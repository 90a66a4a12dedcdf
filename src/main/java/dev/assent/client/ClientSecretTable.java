package dev.assent.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for a client, with room for two secrets: so there are never more. */
@Repository
class ClientSecretTable {

  private final JdbcClient jdbc;

  ClientSecretTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String clientId, ClientSecret secret, Instant at) {
    jdbc.sql("insert into client_secret (client_id, digest, created_at) values (:id, :digest, :at)")
        .param("id", clientId).param("digest", secret.digest()).param("at", Timestamp.from(at)).update();
  }

  /**
   * The present secret becomes the earlier one, and the new one takes its place. One that was made after {@code since}
   * and never used is replaced instead, as long as another is in its overlap: that stays. One statement, so that of two
   * at once the second sees what the first has made.
   *
   * @return false if there is none
   */
  boolean rotate(String clientId, ClientSecret secret, Instant at, Instant presentValidUntil, Instant since) {
    return jdbc.sql("""
        update client_secret set
          earlier_digest = case when UNUSED then earlier_digest else digest end,
          earlier_created_at = case when UNUSED then earlier_created_at else created_at end,
          earlier_last_used_at = case when UNUSED then earlier_last_used_at else last_used_at end,
          earlier_valid_until = case when UNUSED then earlier_valid_until else :until end,
          end_told_at = case when UNUSED then end_told_at end,
          digest = :digest, created_at = :at, last_used_at = null
        where client_id = :id""".replace("UNUSED",
            "created_at > :since and last_used_at is null and earlier_valid_until > :at"))
        .param("until", Timestamp.from(presentValidUntil))
        .param("digest", secret.digest())
        .param("at", Timestamp.from(at))
        .param("since", Timestamp.from(since))
        .param("id", clientId)
        .update() == 1;
  }

  Optional<StoredSecrets> find(String clientId) {
    return jdbc.sql("""
        select digest, created_at, last_used_at, earlier_digest, earlier_created_at, earlier_last_used_at,
          earlier_valid_until
        from client_secret where client_id = :id""")
        .param("id", clientId).query((row, number) -> read(row)).optional();
  }

  /** Notes a use of this very secret, wherever it stands by now: another may have taken its place meanwhile. */
  void used(String clientId, StoredSecret secret, Instant at) {
    jdbc.sql("""
        update client_secret set
          last_used_at = case when digest = :digest then :at else last_used_at end,
          earlier_last_used_at = case when earlier_digest = :digest then :at else earlier_last_used_at end
        where client_id = :id and (digest = :digest or earlier_digest = :digest)""")
        .param("at", Timestamp.from(at)).param("digest", secret.digest()).param("id", clientId).update();
  }

  boolean endEarlier(String clientId, Instant now) {
    return jdbc.sql("""
        update client_secret set earlier_valid_until = :now where client_id = :id and earlier_valid_until > :now""")
        .param("now", Timestamp.from(now)).param("id", clientId).update() == 1;
  }

  List<EndingSecret> endingUntold(Instant now, Instant before) {
    return jdbc.sql("""
        select s.client_id, c.tsp_id, s.earlier_valid_until, s.earlier_last_used_at
        from client_secret s join client c on c.id = s.client_id
        where s.earlier_valid_until > :now and s.earlier_valid_until < :before and s.end_told_at is null""")
        .param("now", Timestamp.from(now)).param("before", Timestamp.from(before))
        .query((row, number) -> new EndingSecret(row.getString("client_id"), row.getObject("tsp_id", UUID.class),
            instant(row, "earlier_valid_until"), instant(row, "earlier_last_used_at")))
        .list();
  }

  boolean markEndTold(EndingSecret secret, Instant now) {
    return jdbc.sql("""
        update client_secret set end_told_at = :now
        where client_id = :id and end_told_at is null and earlier_valid_until = :until""")
        .param("now", Timestamp.from(now))
        .param("id", secret.clientId())
        .param("until", Timestamp.from(secret.validUntil()))
        .update() == 1;
  }

  private static StoredSecrets read(ResultSet row) throws SQLException {
    String earlier = row.getString("earlier_digest");
    return new StoredSecrets(
        new StoredSecret(row.getString("digest"), instant(row, "created_at"), instant(row, "last_used_at"), null),
        earlier == null ? null : new StoredSecret(earlier, instant(row, "earlier_created_at"),
            instant(row, "earlier_last_used_at"), instant(row, "earlier_valid_until")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
