package dev.assent.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who signed what: every decision that passed the gate, oldest first. */
@Repository
public class SignedDecisions {

  private final JdbcClient jdbc;
  private final Clock clock;

  SignedDecisions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @param reason null when approved without one */
  public record Signed(String group, Verdict verdict, String reason, String decidedBy, Instant decidedAt) {
  }

  public List<Signed> of(String processKey, String requestId) {
    return jdbc.sql("""
        select signing_group, verdict, reason, decided_by, decided_at from task_decision
        where process_key = ? and request_id = ? order by id""")
        .params(processKey, requestId)
        .query((row, number) -> new Signed(row.getString("signing_group"),
            Verdict.of(row.getString("verdict")).orElseThrow(), row.getString("reason"), row.getString("decided_by"),
            row.getTimestamp("decided_at").toInstant()))
        .list();
  }

  /** Whether this person's approval still counts: a rejection or a return ends a round, and its signatures with it. */
  boolean hasApproved(String processKey, String requestId, String username) {
    return jdbc.sql("""
        select count(*) from task_decision
        where process_key = ? and request_id = ? and decided_by = ? and id > (
          select coalesce(max(id), 0) from task_decision
          where process_key = ? and request_id = ? and verdict <> 'approve')""")
        .params(processKey, requestId, username, processKey, requestId)
        .query(Long.class)
        .single() > 0;
  }

  /** @throws DecisionRefused if somebody else has signed the same task at the same moment */
  void add(Decision decision) {
    try {
      insert(decision);
    } catch (DuplicateKeyException signed) {
      throw new DecisionRefused("Somebody else has just decided on this request.");
    }
  }

  private void insert(Decision decision) {
    jdbc.sql("""
        insert into task_decision (process_key, request_id, task_id, signing_group, verdict, reason, decided_by,
          decided_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(decision.processKey(), decision.requestId(), decision.taskId(), decision.group(),
            decision.verdict().id(), decision.reason(), decision.decidedBy(), Timestamp.from(clock.instant()))
        .update();
  }
}
