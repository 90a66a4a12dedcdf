package dev.assent.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RegistrationTable {

  private static final String SELECT = """
      select id, tsp_id, user_name, redirect_uris, purpose, status, reason, decided_by, decided_at, submitted_at
      from registration
      """;

  private final JdbcClient jdbc;

  RegistrationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Registration> find(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(RegistrationTable::read).optional();
  }

  Optional<Registration> ofTsp(UUID tspId) {
    return jdbc.sql(SELECT + "where tsp_id = :tsp").param("tsp", tspId).query(RegistrationTable::read).optional();
  }

  void insert(Registration registration) {
    jdbc.sql("""
        insert into registration (id, tsp_id, user_name, redirect_uris, purpose, status, submitted_at)
        values (:id, :tsp, :user, :redirectUris, :purpose, :status, :at)""")
        .param("id", registration.id())
        .param("tsp", registration.tspId())
        .param("user", registration.userName())
        .param("redirectUris", String.join("\n", registration.redirectUris()))
        .param("purpose", registration.purpose())
        .param("status", registration.status().name())
        .param("at", Timestamp.from(registration.submittedAt()))
        .update();
  }

  /** @return whether the registration still waited for a decision */
  boolean decide(UUID id, RegistrationStatus decided, String reason, String by, Instant at) {
    return jdbc.sql("""
        update registration set status = :status, reason = :reason, decided_by = :by, decided_at = :at
        where id = :id and status = 'SUBMITTED'""")
        .param("status", decided.name())
        .param("reason", reason)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update() == 1;
  }

  /** @return whether this call moved it, not an earlier one */
  boolean registered(UUID id) {
    return jdbc.sql("update registration set status = 'REGISTERED' where id = :id and status = 'APPROVED'")
        .param("id", id).update() == 1;
  }

  private static Registration read(ResultSet row, int number) throws SQLException {
    Timestamp decidedAt = row.getTimestamp("decided_at");
    return new Registration(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class),
        row.getString("user_name"), row.getString("redirect_uris").lines().toList(), row.getString("purpose"),
        RegistrationStatus.valueOf(row.getString("status")), row.getString("reason"), row.getString("decided_by"),
        decidedAt == null ? null : decidedAt.toInstant(), row.getTimestamp("submitted_at").toInstant());
  }
}
