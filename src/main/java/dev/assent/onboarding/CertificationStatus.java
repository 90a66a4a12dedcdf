package dev.assent.onboarding;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where the approval of a TSP stands, for one period of validity.
 *
 * <pre>
 * VALID ──in time──▶ IN_REVIEW ──approve, all levels──▶ APPROVED ──renewed──▶ RENEWED
 *                     │     │                              ▲
 *                     │     └──validity ends──▶ LAPSED ────┘
 *                     └──────────reject──────────▶ REFUSED ◀── LAPSED
 *
 * REFUSED ──a manager asks──▶ another period, LAPSED from its beginning
 * all before RENEWED and REFUSED ──TSP leaves──▶ ENDED
 * </pre>
 */
public enum CertificationStatus {
  VALID,
  /** The bank decides whether it is renewed. */
  IN_REVIEW,
  /** Over before the bank has decided: the TSP's clients stand still. */
  LAPSED,
  /** The bank has decided to renew it; the next period is being set up. */
  APPROVED,
  /** The next period follows it. */
  RENEWED,
  /** Not renewed, with a reason: the TSP's clients stand still. */
  REFUSED,
  /** The TSP has left. */
  ENDED;

  static final Set<CertificationStatus> UNDER_REVIEW = EnumSet.of(IN_REVIEW, LAPSED);
  static final Set<CertificationStatus> OPEN = EnumSet.of(VALID, IN_REVIEW, LAPSED, APPROVED);
}
