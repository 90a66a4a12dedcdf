package dev.assent.client;

import java.time.Instant;
import java.util.UUID;

/**
 * A client has a new secret.
 *
 * @param by                who asked for it
 * @param earlierValidUntil when the one in use until now ends; null if there was none
 */
public record SecretIssued(String clientId, UUID tspId, String by, Instant earlierValidUntil) { }
