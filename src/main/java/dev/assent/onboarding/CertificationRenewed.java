package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The approval of a TSP is renewed. @param until the end of the new period */
public record CertificationRenewed(UUID certificationId, UUID tspId, Instant until, Instant at) { }
