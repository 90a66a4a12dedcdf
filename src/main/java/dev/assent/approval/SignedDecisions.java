package dev.assent.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who signed what: every decision that was accepted, oldest first. */
@Repository
public class SignedDecisions {

  private final JdbcClient jdbc;

  SignedDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One signature.
   *
   * @param id     rises with time
   * @param group  the group for which was signed
   * @param reason null when approved without one
   */
  public record Signed(long id, String requestId, String group, Verdict verdict, String reason, String decidedBy,
      Instant decidedAt) { }

  public List<Signed> of(String processKey, String requestId) {
    return of(processKey, List.of(requestId)).getOrDefault(requestId, List.of());
  }

  Map<String, List<Signed>> of(String processKey, Collection<String> requestIds) {
    return jdbc.sql("""
        select id, request_id, signing_group, verdict, reason, decided_by, decided_at from task_decision
        where process_key = :process and request_id in (:requests) order by id""")
        .param("process", processKey).param("requests", requestIds)
        .query(SignedDecisions::read).list().stream()
        .collect(Collectors.groupingBy(Signed::requestId, LinkedHashMap::new, Collectors.toList()));
  }

  /** The id of the request's last decision, 0 if there is none. */
  long last(String processKey, String requestId) {
    return jdbc.sql("select coalesce(max(id), 0) from task_decision where process_key = ? and request_id = ?")
        .params(processKey, requestId).query(Long.class).single();
  }

  /** Whether this person's approval still counts: a rejection or a return ends a round, and its signatures with it. */
  public boolean hasApproved(String processKey, String requestId, String username) {
    return jdbc.sql("""
        select count(*) from task_decision
        where process_key = ? and request_id = ? and decided_by = ? and id > (
          select coalesce(max(id), 0) from task_decision
          where process_key = ? and request_id = ? and verdict <> 'approve')""")
        .params(processKey, requestId, username, processKey, requestId)
        .query(Long.class)
        .single() > 0;
  }

  /**
   * Keeps a decision, in the caller's transaction. A caller that is told false must roll back: on PostgreSQL the
   * refused row has ended its transaction, which takes no further statement and does not commit.
   *
   * @param signed its {@code id} is ignored
   * @return false if the task is signed already, by somebody who was faster; nothing is kept then
   */
  public boolean add(String processKey, String taskId, Signed signed) {
    try {
      jdbc.sql("""
          insert into task_decision (process_key, request_id, task_id, signing_group, verdict, reason, decided_by,
            decided_at)
          values (?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(processKey, signed.requestId(), taskId, signed.group(), signed.verdict().id(), signed.reason(),
              signed.decidedBy(), Timestamp.from(signed.decidedAt()))
          .update();
      return true;
    } catch (DuplicateKeyException faster) {
      return false;
    }
  }

  private static Signed read(ResultSet row, int number) throws SQLException {
    return new Signed(row.getLong("id"), row.getString("request_id"), row.getString("signing_group"),
        Verdict.of(row.getString("verdict")).orElseThrow(), row.getString("reason"), row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant());
  }
}
