package dev.assent.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    return of(processKey, requestId).stream().reduce((earlier, later) -> later);
  }

  /** The rounds of a request, oldest first; none before the first. */
  public List<ApprovalRound> of(String processKey, String requestId) {
    return of(processKey, List.of(requestId)).getOrDefault(requestId, List.of());
  }

  /**
   * Whether this person has approved, in whichever round, another level than the one whose turn it is. A level is told
   * by the group that is to sign it, whoever has signed in its stead.
   */
  public boolean hasApprovedAnotherLevel(String processKey, String requestId, String username) {
    StaffGroup turn = latest(processKey, requestId).flatMap(ApprovalRound::waiting).map(ApprovalLevel::group)
        .orElse(null);
    List<SignedDecisions.Signed> signed = decisions.of(processKey, requestId);
    List<Opened> opened = opened(processKey, List.of(requestId)).getOrDefault(requestId, List.of());
    return IntStream.range(0, opened.size()).anyMatch(round -> {
      List<StaffGroup> groups = StaffGroup.listed(opened.get(round).groups());
      List<SignedDecisions.Signed> its = signedIn(opened, round, signed);
      return IntStream.range(0, Math.min(groups.size(), its.size())).anyMatch(level -> groups.get(level) != turn
          && its.get(level).verdict() == Verdict.APPROVE && its.get(level).decidedBy().equals(username));
    });
  }

  /** The rounds of each request that has one, oldest first, with two statements however many there are. */
  public Map<String, List<ApprovalRound>> of(String processKey, Collection<String> requestIds) {
    if (requestIds.isEmpty()) {
      return Map.of();
    }
    Map<String, List<SignedDecisions.Signed>> signed = decisions.of(processKey, requestIds);
    Map<String, List<ApprovalRound>> rounds = new LinkedHashMap<>();
    opened(processKey, requestIds)
        .forEach((request, all) -> rounds.put(request, with(all, signed.getOrDefault(request, List.of()))));
    return rounds;
  }

  private Map<String, List<Opened>> opened(String processKey, Collection<String> requestIds) {
    return jdbc.sql("""
        select request_id, round_number, signing_groups, due_days, reason, after_decision, opened_at
        from approval_round where process_key = :process and request_id in (:requests)
        order by request_id, round_number""")
        .param("process", processKey).param("requests", requestIds)
        .query(ApprovalRounds::read).list().stream()
        .collect(Collectors.groupingBy(Opened::requestId, LinkedHashMap::new, Collectors.toList()));
  }

  /** A round without its signatures. @param after the last decision before it */
  private record Opened(String requestId, int number, String groups, int dueDays, String reason, long after,
      Instant at) { }

  private static List<ApprovalRound> with(List<Opened> opened, List<SignedDecisions.Signed> signed) {
    List<ApprovalRound> rounds = new ArrayList<>();
    for (int round = 0; round < opened.size(); round++) {
      Opened begun = opened.get(round);
      rounds.add(ApprovalRound.of(begun.number(), StaffGroup.listed(begun.groups()), begun.dueDays(), begun.reason(),
          begun.at(), signedIn(opened, round, signed)));
    }
    return List.copyOf(rounds);
  }

  /** The decisions up to the next round's beginning, level by level. */
  private static List<SignedDecisions.Signed> signedIn(List<Opened> opened, int round,
      List<SignedDecisions.Signed> signed) {
    long after = opened.get(round).after();
    long until = round + 1 < opened.size() ? opened.get(round + 1).after() : Long.MAX_VALUE;
    return signed.stream().filter(one -> one.id() > after && one.id() <= until).toList();
  }

  private static Opened read(ResultSet row, int number) throws SQLException {
    return new Opened(row.getString("request_id"), row.getInt("round_number"), row.getString("signing_groups"),
        row.getInt("due_days"), row.getString("reason"), row.getLong("after_decision"),
        row.getTimestamp("opened_at").toInstant());
  }
}
