package dev.assent.onboarding;

/**
 * How far a TSP is with leaving.
 *
 * <pre>
 * BEGUN ──▶ AWAITED ──▶ CONFIRMED ──▶ CLOSED
 * </pre>
 */
public enum OffboardingStatus {
  /** Its clients stand still, and the customers' consents are being withdrawn. */
  BEGUN,
  /** No consent is left; the TSP has to confirm that the data is destroyed. */
  AWAITED,
  /** The evidence is there. */
  CONFIRMED,
  /** The TSP has left. */
  CLOSED
}
