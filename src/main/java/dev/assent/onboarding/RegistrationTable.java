package dev.assent.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every change of status is one conditional update: of two at the same moment one finds nothing to change. */
@Repository
class RegistrationTable {

  private static final String SELECT = """
      select id, tsp_id, user_name, redirect_uris, purpose, status, reason, decided_by, decided_at, submitted_at,
        correct_fields
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

  /** Takes the row for this transaction. @return whether the bank is still to decide */
  boolean holdSubmitted(UUID id) {
    return jdbc.sql("update registration set status = status where id = :id and status = 'SUBMITTED'")
        .param("id", id).update() == 1;
  }

  /** @return whether it was in one of these */
  boolean move(UUID id, Collection<RegistrationStatus> from, RegistrationStatus to) {
    return jdbc.sql("update registration set status = :to where id = :id and status in (:from)")
        .param("to", to.name()).param("id", id).param("from", from.stream().map(Enum::name).toList())
        .update() == 1;
  }

  /** @return whether it still waited for the bank */
  boolean decide(UUID id, RegistrationStatus decided, Signature signature, Instant at) {
    return jdbc.sql("""
        update registration set status = :status, reason = :reason, decided_by = :by, decided_at = :at,
          correct_fields = :fields
        where id = :id and status = 'SUBMITTED'""")
        .param("status", decided.name())
        .param("reason", signature.reason())
        .param("by", signature.by())
        .param("at", Timestamp.from(at))
        .param("fields", String.join(",", signature.fields()))
        .param("id", id)
        .update() == 1;
  }

  /** @return whether it waited for the correction */
  boolean correct(UUID id, RegistrationDetails details) {
    return jdbc.sql("""
        update registration set status = 'SUBMITTED', redirect_uris = :redirectUris, purpose = :purpose,
          correct_fields = null
        where id = :id and status = 'RETURNED'""")
        .param("redirectUris", String.join("\n", details.redirectUris()))
        .param("purpose", details.purpose())
        .param("id", id)
        .update() == 1;
  }

  private static Registration read(ResultSet row, int number) throws SQLException {
    Timestamp decidedAt = row.getTimestamp("decided_at");
    String fields = row.getString("correct_fields");
    return new Registration(row.getObject("id", UUID.class), row.getObject("tsp_id", UUID.class),
        row.getString("user_name"), row.getString("redirect_uris").lines().toList(), row.getString("purpose"),
        RegistrationStatus.valueOf(row.getString("status")), row.getString("reason"), row.getString("decided_by"),
        decidedAt == null ? null : decidedAt.toInstant(), row.getTimestamp("submitted_at").toInstant(),
        fields == null || fields.isEmpty() ? Set.of() : Set.copyOf(List.of(fields.split(","))));
  }
}
