package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A leaving TSP has confirmed that the customers' data is destroyed. */
public record DestructionConfirmed(UUID offboardingId, UUID tspId, String by, Instant at) { }
