package dev.assent.client;

import java.time.Instant;

/**
 * What anyone may know of a client secret.
 *
 * @param validUntil when it ends, because a new one was made; null if no end is set
 * @param lastUsedAt to the minute; null if never
 */
public record SecretFacts(Instant createdAt, Instant validUntil, Instant lastUsedAt) { }
