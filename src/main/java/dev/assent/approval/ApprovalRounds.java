package dev.assent.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of all requests, told apart by process key and request id. */
@Repository
public class ApprovalRounds {

  private final JdbcClient jdbc;
  private final SignedDecisions decisions;
  private final Clock clock;

  ApprovalRounds(JdbcClient jdbc, SignedDecisions decisions, Clock clock) {
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Begins the next round, in the caller's transaction.
   *
   * @param groups  who must sign, in this order; at least one
   * @param dueDays how long each of them may take, at least 1
   * @param reason  why these groups, at most 400 characters
   */
  @Transactional
  public void open(String processKey, String requestId, List<StaffGroup> groups, int dueDays, String reason) {
    if (groups.isEmpty() || dueDays < 1) {
      throw new IllegalArgumentException("A round needs a group that signs and a day at least to do it in");
    }
    jdbc.sql("""
        insert into approval_round (process_key, request_id, round_number, signing_groups, due_days, reason,
          after_decision, opened_at)
        select :process, :request, coalesce(max(round_number), 0) + 1, :groups, :days, :reason, :after, :at
        from approval_round where process_key = :process and request_id = :request""")
        .param("process", processKey)
        .param("request", requestId)
        .param("groups", groups.stream().map(StaffGroup::id).collect(Collectors.joining(",")))
        .param("days", dueDays)
        .param("reason", reason)
        .param("after", decisions.last(processKey, requestId))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** The latest round of a request; empty before the first. */
  public Optional<ApprovalRound> latest(String processKey, String requestId) {
    return Optional.ofNullable(latest(processKey, List.of(requestId)).get(requestId));
  }

  /** The latest round of each request that has one, with two statements however many there are. */
  public Map<String, ApprovalRound> latest(String processKey, Collection<String> requestIds) {
    if (requestIds.isEmpty()) {
      return Map.of();
    }
    Map<String, List<SignedDecisions.Signed>> signed = decisions.of(processKey, requestIds);
    Map<String, ApprovalRound> latest = new LinkedHashMap<>();
    jdbc.sql("""
        select request_id, round_number, signing_groups, due_days, reason, after_decision, opened_at
        from approval_round latest where process_key = :process and request_id in (:requests) and round_number = (
          select max(round_number) from approval_round every
          where every.process_key = latest.process_key and every.request_id = latest.request_id)
        order by request_id""")
        .param("process", processKey).param("requests", requestIds)
        .query((ResultSet row, int number) -> latest.put(row.getString("request_id"), read(row,
            signed.getOrDefault(row.getString("request_id"), List.of()))))
        .list();
    return latest;
  }

  private static ApprovalRound read(ResultSet row, List<SignedDecisions.Signed> signed) throws SQLException {
    long after = row.getLong("after_decision");
    Instant openedAt = row.getTimestamp("opened_at").toInstant();
    return ApprovalRound.of(row.getInt("round_number"), StaffGroup.listed(row.getString("signing_groups")),
        row.getInt("due_days"), row.getString("reason"), openedAt,
        signed.stream().filter(decision -> decision.id() > after).toList());
  }
}
