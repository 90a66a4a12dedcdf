package dev.assent.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only record. Lines are written in the transaction of what they tell of: both are kept, or neither. */
@Repository
public class AuditTrail {

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void append(String actor, String action, String subject, String detail) {
    jdbc.sql("""
        insert into audit_event (at, actor, action, subject, detail)
        values (:at, :actor, :action, :subject, :detail)""")
        .param("at", Timestamp.from(clock.instant()))
        .param("actor", actor)
        .param("action", action)
        .param("subject", subject)
        .param("detail", detail)
        .update();
  }

  /** The latest lines, newest first. */
  public List<AuditEvent> latest(int count) {
    return jdbc.sql("select at, actor, action, subject, detail from audit_event order by id desc limit :count")
        .param("count", count).query(AuditTrail::read).list();
  }

  /** The latest lines about one subject, newest first. */
  public List<AuditEvent> about(String subject, int count) {
    return jdbc.sql("""
        select at, actor, action, subject, detail from audit_event where subject = :subject
        order by id desc limit :count""")
        .param("subject", subject).param("count", count).query(AuditTrail::read).list();
  }

  private static AuditEvent read(ResultSet row, int number) throws SQLException {
    return new AuditEvent(row.getTimestamp("at").toInstant(), row.getString("actor"), row.getString("action"),
        row.getString("subject"), row.getString("detail"));
  }
}
