package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** No customer shares anything with the leaving TSP any more. */
public record OffboardingConsentsWithdrawn(UUID offboardingId, UUID tspId, Instant at) { }
