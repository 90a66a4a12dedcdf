package dev.assent.consentchange;

/**
 * Where the widening part of a change stands; its narrowing part is always done.
 * <pre>
 * REQUESTED ──► APPLIED
 *     ├───────► SUPERSEDED          it added nothing, and was settled after a later change
 *     └───────► PENDING_REVIEW ──► APPROVED | DECLINED
 *                     └──────────► SUPERSEDED   the customer has withdrawn what the bank was to review
 * </pre>
 */
public enum ChangeStatus { REQUESTED, APPLIED, PENDING_REVIEW, APPROVED, DECLINED, SUPERSEDED }
