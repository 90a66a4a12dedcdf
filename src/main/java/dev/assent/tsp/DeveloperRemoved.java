package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** A colleague has taken a developer's log-in away. */
public record DeveloperRemoved(UUID tspId, String userName, String by, Instant at) { }
