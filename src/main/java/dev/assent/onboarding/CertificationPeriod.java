package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/**
 * A period for which a TSP is approved.
 *
 * @param follows   the period that was renewed by this one; null for the first
 * @param lapsedAt  when the clients were suspended because the review was late; null if it was not
 * @param decidedBy who decided on its renewal; null until then, as is {@code decidedAt}
 * @param reason    what the bank said; null without
 * @param askedBy   the manager who had a refused TSP reviewed again; null otherwise
 */
public record CertificationPeriod(UUID id, UUID tspId, UUID follows, Instant validFrom, Instant validUntil,
    CertificationStatus status, Instant lapsedAt, String decidedBy, Instant decidedAt, String reason,
    String askedBy) {

  /** After a refusal: over from its beginning, so that the clients stand still until it is renewed. */
  static CertificationPeriod again(CertificationPeriod refused, String askedBy, Instant now) {
    return new CertificationPeriod(UUID.randomUUID(), refused.tspId(), refused.id(), now, now,
        CertificationStatus.LAPSED, now, null, null, null, askedBy);
  }

  static CertificationPeriod begins(UUID tspId, UUID follows, Instant from, Instant until) {
    return new CertificationPeriod(UUID.randomUUID(), tspId, follows, from, until, CertificationStatus.VALID, null,
        null, null, null, null);
  }
}
