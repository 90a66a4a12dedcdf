package dev.assent.client;

import java.time.Instant;
import java.util.UUID;

/**
 * An earlier secret whose overlap is about to end.
 *
 * @param lastUsedAt null if never
 */
public record EndingSecret(String clientId, UUID tspId, Instant validUntil, Instant lastUsedAt) { }
