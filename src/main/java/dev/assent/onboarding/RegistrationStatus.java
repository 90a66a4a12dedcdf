package dev.assent.onboarding;

/**
 * Where a registration stands.
 *
 * <pre>
 * SUBMITTED ──approve──▶ APPROVED ──granted──▶ REGISTERED
 *     └─────reject─────▶ REJECTED
 * </pre>
 */
public enum RegistrationStatus {
  /** Waits for a bank approver. */
  SUBMITTED,
  /** Approved; log-in and client are being set up. */
  APPROVED,
  /** The developer may log in, and the client exists. */
  REGISTERED,
  /** Refused, with a reason. */
  REJECTED
}
