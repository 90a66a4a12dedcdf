package dev.assent.consentchange;

import java.time.Instant;

/**
 * Somebody whose consents the bank watches.
 *
 * @param subject the customer's id, or the TSP's
 * @param by      the manager's user name
 */
public record Watched(Kind kind, String subject, String reason, String by, Instant since) {

  /** Who can be watched. */
  public enum Kind { CUSTOMER, TSP }
}
