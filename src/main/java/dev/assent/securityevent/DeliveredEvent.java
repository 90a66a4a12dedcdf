package dev.assent.securityevent;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of an event.
 *
 * @param consentId      null for a verification
 * @param attempts       how often it was pushed, or refused after a poll
 * @param acknowledgedAt when the TSP took it; null while it waits
 * @param outcome        what came of the last attempt, for its developers to read; null before the first
 */
public record DeliveredEvent(UUID id, EventType type, UUID consentId, Instant occurredAt, int attempts,
    Instant acknowledgedAt, String outcome) { }
