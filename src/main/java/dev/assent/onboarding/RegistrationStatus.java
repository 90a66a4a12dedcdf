package dev.assent.onboarding;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a registration stands.
 *
 * <pre>
 * UNVERIFIED ──link──▶ SUBMITTED ──approve, all levels──▶ APPROVED ──granted──▶ REGISTERED
 *      │                │  ▲  └────────reject──────────▶ REJECTED
 *      │             return correct
 *      │                ▼  │
 *      └──7 days──┐   RETURNED
 *                 ▼        │
 *              EXPIRED ◀───┘ 30 days
 *
 * UNVERIFIED, SUBMITTED, RETURNED ──withdraw──▶ WITHDRAWN
 * </pre>
 */
public enum RegistrationStatus {
  /** Waits for the developer to follow the link in a mail; the bank has not seen it. */
  UNVERIFIED,
  /** Waits for the bank's approvers, one level after the other. */
  SUBMITTED,
  /** Waits for the developer's correction. */
  RETURNED,
  /** Approved; access and client are being set up. */
  APPROVED,
  /** The developer may use the portal, and the client exists. */
  REGISTERED,
  /** Refused, with a reason. */
  REJECTED,
  /** Taken back by the developer. */
  WITHDRAWN,
  /** The e-mail was never verified, or what was returned never corrected. */
  EXPIRED;

  static final Set<RegistrationStatus> WITHDRAWABLE = EnumSet.of(UNVERIFIED, SUBMITTED, RETURNED);

  /** Whether the developer may still take it back. */
  public boolean canBeWithdrawn() {
    return WITHDRAWABLE.contains(this);
  }

  /** Whether it came to nothing. */
  public boolean isOver() {
    return this == REJECTED || this == WITHDRAWN || this == EXPIRED;
  }
}
