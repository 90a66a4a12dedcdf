package dev.assent.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every change of status is one conditional update: of two at the same moment one finds nothing to change. */
@Repository
class CertificationTable {

  private static final String SELECT = """
      select id, tsp_id, follows, valid_from, valid_until, status, lapsed_at, decided_by, decided_at, reason,
        asked_by
      from certification
      """;

  private final JdbcClient jdbc;

  CertificationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @throws org.springframework.dao.EmptyResultDataAccessException if there is no such period */
  CertificationPeriod get(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(CertificationTable::read).single();
  }

  /** Newest first. */
  List<CertificationPeriod> ofTsp(UUID tspId) {
    return jdbc.sql(SELECT + "where tsp_id = :tsp order by valid_from desc, id")
        .param("tsp", tspId).query(CertificationTable::read).list();
  }

  /** Those that have a period, of whatever status. */
  Set<UUID> tsps() {
    return Set.copyOf(jdbc.sql("select distinct tsp_id from certification").query(UUID.class).list());
  }

  void insert(CertificationPeriod period) {
    jdbc.sql("""
        insert into certification (id, tsp_id, follows, valid_from, valid_until, status, lapsed_at, asked_by)
        values (:id, :tsp, :follows, :from, :until, :status, :lapsed, :asked)""")
        .param("id", period.id())
        .param("tsp", period.tspId())
        .param("follows", period.follows())
        .param("from", Timestamp.from(period.validFrom()))
        .param("until", Timestamp.from(period.validUntil()))
        .param("status", period.status().name())
        .param("lapsed", period.lapsedAt() == null ? null : Timestamp.from(period.lapsedAt()))
        .param("asked", period.askedBy())
        .update();
  }

  /** @return whether it was in one of these */
  boolean move(UUID id, Collection<CertificationStatus> from, CertificationStatus to) {
    return jdbc.sql("update certification set status = :to where id = :id and status in (:from)")
        .param("to", to.name()).param("id", id).param("from", names(from)).update() == 1;
  }

  /** Takes the row for this transaction. @return whether the bank is still to decide */
  boolean holdUnderReview(UUID id) {
    return jdbc.sql("update certification set status = status where id = :id and status in (:from)")
        .param("id", id).param("from", names(CertificationStatus.UNDER_REVIEW)).update() == 1;
  }

  /** @return whether the bank was still to decide */
  boolean decide(UUID id, CertificationStatus decided, Signature signature, Instant at) {
    return jdbc.sql("""
        update certification set status = :status, decided_by = :by, decided_at = :at, reason = :reason
        where id = :id and status in (:from)""")
        .param("status", decided.name())
        .param("by", signature.by())
        .param("at", Timestamp.from(at))
        .param("reason", signature.reason())
        .param("id", id)
        .param("from", names(CertificationStatus.UNDER_REVIEW))
        .update() == 1;
  }

  /** @return whether it was in review */
  boolean lapse(UUID id, Instant at) {
    return jdbc.sql("""
        update certification set status = 'LAPSED', lapsed_at = :at where id = :id and status = 'IN_REVIEW'""")
        .param("at", Timestamp.from(at)).param("id", id).update() == 1;
  }

  /** @return whether it was refused, and its clients did not stand still yet because of it */
  boolean enforceRefusal(UUID id, Instant at) {
    return jdbc.sql("""
        update certification set enforced_at = :at where id = :id and status = 'REFUSED' and enforced_at is null""")
        .param("at", Timestamp.from(at)).param("id", id).update() == 1;
  }

  void noteLapsed(UUID id, String clientId) {
    jdbc.sql("insert into certification_lapse (certification_id, client_id) values (?, ?)")
        .params(id, clientId).update();
  }

  /** The clients that stand still because of the lapse. */
  List<String> lapsedClients(UUID id) {
    return jdbc.sql("select client_id from certification_lapse where certification_id = ? order by client_id")
        .param(id).query(String.class).list();
  }

  private static List<String> names(Collection<CertificationStatus> statuses) {
    return statuses.stream().map(Enum::name).toList();
  }

  private static CertificationPeriod read(ResultSet row, int number) throws SQLException {
    return new CertificationPeriod(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class),
        row.getObject("follows", UUID.class), instant(row, "valid_from"), instant(row, "valid_until"),
        CertificationStatus.valueOf(row.getString("status")), instant(row, "lapsed_at"), row.getString("decided_by"),
        instant(row, "decided_at"), row.getString("reason"), row.getString("asked_by"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
