package dev.assent.accessrequest;

/**
 * Where an API application stands.
 *
 * <pre>
 * UNCONFIRMED ──confirm──▶ IN_REVIEW ──approve, all levels──▶ APPROVED ──granted──▶ GRANTED
 *                           │  ▲  └───────reject────────────▶ REJECTED
 *                        return correct
 *                           ▼  │
 *                         RETURNED
 *
 * UNCONFIRMED, RETURNED ──30 days──▶ EXPIRED
 * UNCONFIRMED, IN_REVIEW, RETURNED ──withdraw──▶ WITHDRAWN
 * any but GRANTED and the ended ones ──the TSP leaves──▶ WITHDRAWN
 * </pre>
 */
public enum ApplicationStatus {
  /** Waits for the applicant to check the request form and submit it. */
  UNCONFIRMED,
  /** Waits for the bank's approvers, one level after the other. */
  IN_REVIEW,
  /** Waits for the applicant's correction. */
  RETURNED,
  /** Approved; the access is being set up. */
  APPROVED,
  /** The client may call the APIs. */
  GRANTED,
  /** Refused, with a reason. */
  REJECTED,
  /** Taken back by the applicant, or with a TSP that leaves. */
  WITHDRAWN,
  /** Never confirmed, or returned and never corrected. */
  EXPIRED;

  /** Whether the applicant may still take it back. */
  public boolean canBeWithdrawn() {
    return this == UNCONFIRMED || this == IN_REVIEW || this == RETURNED;
  }
}
