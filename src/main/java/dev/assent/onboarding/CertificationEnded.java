package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** There is nothing left to approve, because the TSP leaves. */
public record CertificationEnded(UUID certificationId, UUID tspId, Instant at) { }
