package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** An invitation is no longer good for anything. */
public record InvitationWithdrawn(UUID tspId, UUID invitationId, String by, Instant at) { }
