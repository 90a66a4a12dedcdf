package dev.assent.approval;

import java.time.Instant;

/**
 * One signature that a round asks for.
 *
 * @param group     who is to sign; a deputy or, after escalation, the next group may have signed instead
 * @param dueAt     by when; null before it is this level's turn
 * @param decidedAt null until then
 * @param reason    what the signer said; null without
 */
public record ApprovalLevel(StaffGroup group, State state, Instant dueAt, Instant decidedAt, String reason) {

  /** Where a level stands. A round that was returned or rejected has no level that waits. */
  public enum State { APPROVED, RETURNED, REJECTED, WAITING, TO_COME }
}
