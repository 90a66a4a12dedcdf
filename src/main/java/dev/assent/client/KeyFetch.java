package dev.assent.client;

import java.time.Instant;

/**
 * How this node fetches a client's JWKS from its address.
 *
 * @param fetchedAt when the keys in use were fetched; null if they were not yet
 * @param problem   why the last try brought none; null if it did
 */
public record KeyFetch(Instant fetchedAt, InvalidKeysException problem) {
}
