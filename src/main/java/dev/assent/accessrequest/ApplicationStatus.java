package dev.assent.accessrequest;

/**
 * Where an API application stands.
 *
 * <pre>
 * UNCONFIRMED ──confirm──▶ IN_REVIEW ──approve──▶ APPROVED ──granted──▶ GRANTED
 *                              └─────reject─────▶ REJECTED
 * </pre>
 */
public enum ApplicationStatus {
  /** Waits for the applicant to check the request form and submit it. */
  UNCONFIRMED,
  /** Waits for a bank approver. */
  IN_REVIEW,
  /** Approved; the access is being set up. */
  APPROVED,
  /** The client may call the APIs. */
  GRANTED,
  /** Refused, with a reason. */
  REJECTED
}
