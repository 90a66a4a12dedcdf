package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/**
 * A TSP leaves.
 *
 * @param askedBy   the manager, or the TSP's developer
 * @param byTsp     whether the TSP itself has asked for it
 * @param confirmBy the last moment to confirm that the customers' data is destroyed
 * @param closedAt  null until the TSP has left
 */
public record Offboarding(UUID id, UUID tspId, String askedBy, boolean byTsp, String reason, OffboardingStatus status,
    Instant begunAt, Instant confirmBy, Instant closedAt) { }
