package dev.assent.tsp;

/**
 * Where a TSP stands with the bank.
 *
 * <pre>
 * PENDING ──▶ ACTIVE ──▶ OFFBOARDING ──▶ LEFT
 *    └─────▶ REJECTED
 * </pre>
 */
public enum TspStatus {
  /** Has signed up and waits for the bank. */
  PENDING,
  ACTIVE,
  /** Its registration came to nothing: rejected, withdrawn or expired. */
  REJECTED,
  /** It goes: its clients stand still, and it still has to confirm that the customers' data is destroyed. */
  OFFBOARDING,
  /** It has gone. */
  LEFT
}
