package dev.assent.tsp;

import java.time.Instant;
import java.util.UUID;

/** A developer has shown that the e-mail address of the account is theirs. Published in the same transaction. */
public record EmailVerified(UUID tspId, String userName, Instant at) { }
