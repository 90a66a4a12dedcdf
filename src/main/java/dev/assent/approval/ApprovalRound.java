package dev.assent.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One passage of a request through the bank; a request that was returned and corrected goes through another.
 *
 * @param number  from 1
 * @param levels  in the order of signing, at least one
 * @param dueDays how long each level may take
 * @param reason  why these groups: the approval flow's own words
 */
public record ApprovalRound(int number, List<ApprovalLevel> levels, int dueDays, String reason, Instant openedAt) {

  /** The level whose turn it is; empty when the round is over. */
  public Optional<ApprovalLevel> waiting() {
    return levels.stream().filter(level -> level.state() == ApprovalLevel.State.WAITING).findFirst();
  }

  static ApprovalRound of(int number, List<StaffGroup> groups, int dueDays, String reason, Instant openedAt,
      List<SignedDecisions.Signed> signed) {
    List<ApprovalLevel> levels = new ArrayList<>();
    Instant turn = openedAt;
    for (StaffGroup group : groups) {
      int position = levels.size();
      if (position < signed.size() && turn != null) {
        SignedDecisions.Signed decision = signed.get(position);
        levels.add(new ApprovalLevel(group, stateAfter(decision.verdict()), due(turn, dueDays), decision.decidedAt(),
            decision.reason()));
        turn = decision.verdict() == Verdict.APPROVE ? decision.decidedAt() : null;
      } else if (position == signed.size() && turn != null) {
        levels.add(new ApprovalLevel(group, ApprovalLevel.State.WAITING, due(turn, dueDays), null, null));
      } else {
        levels.add(new ApprovalLevel(group, ApprovalLevel.State.TO_COME, null, null, null));
      }
    }
    return new ApprovalRound(number, List.copyOf(levels), dueDays, reason, openedAt);
  }

  private static Instant due(Instant turn, int dueDays) {
    return turn.plus(Duration.ofDays(dueDays));
  }

  private static ApprovalLevel.State stateAfter(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> ApprovalLevel.State.APPROVED;
      case RETURN -> ApprovalLevel.State.RETURNED;
      case REJECT -> ApprovalLevel.State.REJECTED;
    };
  }
}
