package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A TSP has left. */
public record OffboardingClosed(UUID offboardingId, UUID tspId, Instant at) { }
