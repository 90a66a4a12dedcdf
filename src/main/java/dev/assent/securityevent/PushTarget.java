package dev.assent.securityevent;

import java.net.URI;
import java.time.Instant;

/**
 * Where a client's events are pushed to.
 *
 * @param authorized    whether a value of the Authorization header is sent along
 * @param failures      how many attempts have failed since one succeeded
 * @param nextAttemptAt when the next one is made; null for at once
 */
public record PushTarget(String clientId, URI endpoint, boolean authorized, Instant chosenAt, int failures,
    Instant nextAttemptAt) { }
