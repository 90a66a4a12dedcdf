package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** The TSP goes: whatever of it is open must end. Published in the transaction that begins it. */
public record TspLeaving(UUID tspId, Instant at) { }
