package dev.assent.engine;

import dev.assent.approval.ApprovalRound;
import dev.assent.approval.ApprovalRounds;
import dev.assent.approval.SignedDecisions;
import dev.assent.approval.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every signer should know of the approval itself, whatever the request is about. */
@Component
class ApprovalFacts {

  private final ApprovalRounds rounds;
  private final SignedDecisions decisions;
  private final BankTime time;

  ApprovalFacts(ApprovalRounds rounds, SignedDecisions decisions, BankTime time) {
    this.rounds = rounds;
    this.decisions = decisions;
    this.time = time;
  }

  /**
   * Facts for a form: {@code dueAt}, {@code level}, {@code approvalReason}, each empty where there is nothing to say,
   * and {@code earlierDecisions}, a list of {@code who}, {@code what}, {@code reason} and {@code when}.
   *
   * @param dueAt null without a due date
   */
  Map<String, Object> of(String processKey, String requestId, Instant dueAt) {
    Optional<ApprovalRound> round = rounds.latest(processKey, requestId);
    return Map.of(
        "dueAt", dueAt == null ? "" : time.write(dueAt),
        "level", round.flatMap(ApprovalFacts::level).orElse(""),
        "approvalReason", round.map(ApprovalRound::reason).orElse(""),
        "earlierDecisions", decisions.of(processKey, requestId).stream().map(this::row).toList());
  }

  private static Optional<String> level(ApprovalRound round) {
    return round.waiting().map(level -> "Level " + (round.levels().indexOf(level) + 1) + " of "
        + round.levels().size() + ": " + level.group().id());
  }

  private Map<String, String> row(SignedDecisions.Signed signed) {
    return Map.of(
        "who", signed.group() + " " + signed.decidedBy(),
        "what", words(signed.verdict()),
        "reason", signed.reason() == null ? "" : signed.reason(),
        "when", time.write(signed.decidedAt()));
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> "Approved";
      case RETURN -> "Returned for correction";
      case REJECT -> "Rejected";
    };
  }
}
