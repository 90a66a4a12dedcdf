package dev.assent.consentchange;

/**
 * What became of one item that a change names.
 * <pre>
 * ticked:   KEPT      it was granted before
 *           AWAITED   an earlier change waits for the bank with it
 *           REQUESTED ──► ADDED | PENDING ──► ADDED | DECLINED
 *           REQUESTED and PENDING become SUPERSEDED when a later change takes the item back, or the TSP leaves
 * unticked: WITHDRAWN | LEFT_OUT (it was not granted before)
 * </pre>
 */
public enum ItemOutcome { KEPT, AWAITED, REQUESTED, ADDED, PENDING, DECLINED, SUPERSEDED, WITHDRAWN, LEFT_OUT }
