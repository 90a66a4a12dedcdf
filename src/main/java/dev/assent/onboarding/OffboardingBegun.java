package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/**
 * A TSP has begun to leave; its clients are suspended.
 *
 * @param by    the manager, or the TSP's developer
 * @param byTsp whether the TSP itself has asked for it
 */
public record OffboardingBegun(UUID offboardingId, UUID tspId, String by, boolean byTsp, String reason,
    Instant confirmBy, Instant at) { }
