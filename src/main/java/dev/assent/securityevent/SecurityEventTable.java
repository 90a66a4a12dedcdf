package dev.assent.securityevent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement names the client, so that none reaches another's events. */
@Repository
class SecurityEventTable {

  private static final String SELECT = """
      select id, client_id, type, consent_id, change_id, content, occurred_at, recorded_at, attempts,
        acknowledged_at, outcome
      from security_event
      """;
  private static final String WAITING = SELECT + """
      where client_id = :client and acknowledged_at is null and (next_attempt_at is null or next_attempt_at <= :now)
      order by number fetch first :most rows only""";
  private static final int LONGEST_OUTCOME = 300;

  private final JdbcClient jdbc;

  SecurityEventTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SecurityEvent event) {
    jdbc.sql("""
        insert into security_event (id, client_id, type, consent_id, change_id, content, occurred_at, recorded_at)
        values (:id, :client, :type, :consent, :change, :content, :occurred, :recorded)""")
        .param("id", event.id())
        .param("client", event.clientId())
        .param("type", event.type().name())
        .param("consent", event.consentId())
        .param("change", event.changeId())
        .param("content", event.content())
        .param("occurred", Timestamp.from(event.occurredAt()))
        .param("recorded", Timestamp.from(event.recordedAt()))
        .update();
  }

  /** What the client has not acknowledged, in the order in which it was written. */
  List<SecurityEvent> waiting(String clientId, Instant now, int most) {
    return jdbc.sql(WAITING).param("client", clientId).param("now", Timestamp.from(now)).param("most", most)
        .query(SecurityEventTable::read).list();
  }

  /** @return how many of them waited until now */
  int acknowledge(String clientId, Collection<UUID> ids, Instant now) {
    return ids.isEmpty() ? 0 : jdbc.sql("""
        update security_event set acknowledged_at = :now, outcome = null
        where client_id = :client and id in (:ids) and acknowledged_at is null""")
        .param("now", Timestamp.from(now)).param("client", clientId).param("ids", ids).update();
  }

  /** How often delivering it has failed; empty if it does not wait any more. */
  Optional<Integer> attempts(String clientId, UUID id) {
    return jdbc.sql("""
        select attempts from security_event where client_id = :client and id = :id and acknowledged_at is null""")
        .param("client", clientId).param("id", id).query(Integer.class).optional();
  }

  /** @param next when it is delivered again, though the client's others are delivered before; null for no wait */
  void noteFailure(String clientId, UUID id, String outcome, Instant next) {
    jdbc.sql("""
        update security_event set attempts = attempts + 1, outcome = :outcome, next_attempt_at = :next
        where client_id = :client and id = :id and acknowledged_at is null""")
        .param("outcome", outcome.substring(0, Math.min(outcome.length(), LONGEST_OUTCOME)))
        .param("next", next == null ? null : Timestamp.from(next))
        .param("client", clientId).param("id", id).update();
  }

  /** Newest first. */
  List<DeliveredEvent> latest(String clientId, int most) {
    return jdbc.sql(SELECT + "where client_id = :client order by number desc fetch first :most rows only")
        .param("client", clientId).param("most", most)
        .query((row, number) -> new DeliveredEvent(row.getObject("id", UUID.class),
            EventType.valueOf(row.getString("type")), row.getObject("consent_id", UUID.class),
            row.getTimestamp("occurred_at").toInstant(), row.getInt("attempts"),
            instant(row.getTimestamp("acknowledged_at")), row.getString("outcome")))
        .list();
  }

  /** @return how many were deleted, at most a batch */
  int deleteRecordedBefore(Instant before, int batch) {
    return jdbc.sql("""
        delete from security_event where id in
          (select id from security_event where recorded_at < :before order by recorded_at
            fetch first :batch rows only)""")
        .param("before", Timestamp.from(before)).param("batch", batch).update();
  }

  private static SecurityEvent read(ResultSet row, int number) throws SQLException {
    return new SecurityEvent(row.getObject("id", UUID.class), row.getString("client_id"),
        EventType.valueOf(row.getString("type")), row.getObject("consent_id", UUID.class),
        row.getObject("change_id", UUID.class), row.getString("content"),
        row.getTimestamp("occurred_at").toInstant(), row.getTimestamp("recorded_at").toInstant());
  }

  private static Instant instant(Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
