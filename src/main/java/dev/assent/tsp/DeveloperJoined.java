package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** An invited colleague has an account of their own. */
public record DeveloperJoined(UUID tspId, String userName, String invitedBy, Instant at) { }
