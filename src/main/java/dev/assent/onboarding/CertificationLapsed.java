package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The approval of a TSP is over before the bank has decided: its clients stand still. */
public record CertificationLapsed(UUID certificationId, UUID tspId, Instant validUntil, Instant at) { }
