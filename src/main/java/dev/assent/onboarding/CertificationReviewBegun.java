package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The bank reviews the approval of a TSP. */
public record CertificationReviewBegun(UUID certificationId, UUID tspId, Instant validUntil, Instant at) { }
