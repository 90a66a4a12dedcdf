package dev.assent.onboarding;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for each TSP that leaves, and what it has confirmed. Each change of status is one conditional update. */
@Repository
class OffboardingTable {

  private static final String SELECT = """
      select id, tsp_id, asked_by, by_tsp, reason, status, begun_at, confirm_by, closed_at from offboarding
      """;

  private final JdbcClient jdbc;

  OffboardingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Offboarding> find(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(OffboardingTable::read).optional();
  }

  Optional<Offboarding> ofTsp(UUID tspId) {
    return jdbc.sql(SELECT + "where tsp_id = :tsp").param("tsp", tspId).query(OffboardingTable::read).optional();
  }

  /** @throws org.springframework.dao.DuplicateKeyException if the TSP leaves already */
  void insert(Offboarding offboarding) {
    jdbc.sql("""
        insert into offboarding (id, tsp_id, asked_by, by_tsp, reason, status, begun_at, confirm_by)
        values (:id, :tsp, :by, :byTsp, :reason, :status, :at, :confirmBy)""")
        .param("id", offboarding.id())
        .param("tsp", offboarding.tspId())
        .param("by", offboarding.askedBy())
        .param("byTsp", offboarding.byTsp())
        .param("reason", offboarding.reason())
        .param("status", offboarding.status().name())
        .param("at", Timestamp.from(offboarding.begunAt()))
        .param("confirmBy", Timestamp.from(offboarding.confirmBy()))
        .update();
  }

  /** @return whether it was there */
  boolean move(UUID id, OffboardingStatus from, OffboardingStatus to) {
    return jdbc.sql("update offboarding set status = :to where id = :id and status = :from")
        .param("to", to.name()).param("id", id).param("from", from.name()).update() == 1;
  }

  /** @return whether the confirmation was there, and it was not closed before */
  boolean close(UUID id, Instant at) {
    return jdbc.sql("update offboarding set status = 'CLOSED', closed_at = :at where id = :id and status = 'CONFIRMED'")
        .param("at", Timestamp.from(at)).param("id", id).update() == 1;
  }

  void keep(UUID id, DestructionEvidence evidence) {
    DestructionStatement statement = evidence.statement();
    jdbc.sql("""
        insert into destruction_evidence (offboarding_id, destroyed, destroyed_on, destroyed_by, statement,
          confirmed_by, confirmed_at)
        values (:id, :destroyed, :on, :who, :statement, :by, :at)""")
        .param("id", id)
        .param("destroyed", statement.destroyed())
        .param("on", Date.valueOf(statement.destroyedOn()))
        .param("who", statement.destroyedBy())
        .param("statement", statement.statement())
        .param("by", evidence.confirmedBy())
        .param("at", Timestamp.from(evidence.confirmedAt()))
        .update();
  }

  Optional<DestructionEvidence> evidence(UUID id) {
    return jdbc.sql("""
        select destroyed, destroyed_on, destroyed_by, statement, confirmed_by, confirmed_at
        from destruction_evidence where offboarding_id = :id""")
        .param("id", id).query(OffboardingTable::readEvidence).optional();
  }

  private static DestructionEvidence readEvidence(ResultSet row, int number) throws SQLException {
    return new DestructionEvidence(new DestructionStatement(row.getString("destroyed"),
        row.getDate("destroyed_on").toLocalDate(), row.getString("destroyed_by"), row.getString("statement")),
        row.getString("confirmed_by"), row.getTimestamp("confirmed_at").toInstant());
  }

  private static Offboarding read(ResultSet row, int number) throws SQLException {
    Timestamp closedAt = row.getTimestamp("closed_at");
    return new Offboarding(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class),
        row.getString("asked_by"), row.getBoolean("by_tsp"), row.getString("reason"),
        OffboardingStatus.valueOf(row.getString("status")), row.getTimestamp("begun_at").toInstant(),
        row.getTimestamp("confirm_by").toInstant(), closedAt == null ? null : closedAt.toInstant());
  }
}
