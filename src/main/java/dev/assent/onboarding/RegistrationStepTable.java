package dev.assent.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Append-only: what has happened to each registration. */
@Repository
class RegistrationStepTable {

  private final JdbcClient jdbc;

  RegistrationStepTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(UUID registrationId, RegistrationStep step) {
    jdbc.sql("""
        insert into registration_step (registration_id, step, happened_at, actor, reason)
        values (:id, :step, :at, :by, :reason)""")
        .param("id", registrationId)
        .param("step", step.kind().name())
        .param("at", Timestamp.from(step.at()))
        .param("by", step.by())
        .param("reason", step.reason())
        .update();
  }

  /** Oldest first. */
  List<RegistrationStep> of(UUID registrationId) {
    return jdbc.sql("""
        select step, happened_at, actor, reason from registration_step where registration_id = :id order by id""")
        .param("id", registrationId).query(RegistrationStepTable::read).list();
  }

  private static RegistrationStep read(ResultSet row, int number) throws SQLException {
    return new RegistrationStep(RegistrationStep.Kind.valueOf(row.getString("step")),
        row.getTimestamp("happened_at").toInstant(), row.getString("actor"), row.getString("reason"));
  }
}
