package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** A developer has asked a colleague to take part. */
public record DeveloperInvited(UUID tspId, UUID invitationId, String email, String by, Instant at) { }
