package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** A developer's request to a colleague to take part, as long as it is open. */
public record Invitation(UUID id, UUID tspId, String email, String invitedBy, Instant invitedAt, Instant expiresAt) { }
