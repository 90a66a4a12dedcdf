package dev.assent.securityevent;

import java.time.Instant;
import java.util.UUID;

/**
 * One event of one client.
 *
 * @param id         its {@code jti}, the same each time that it is delivered
 * @param consentId  what it is about; null for a verification
 * @param changeId   the change that brought it about; null if none did
 * @param content    what is said of it, a JSON object
 * @param occurredAt when it happened
 * @param recordedAt when it was written here
 */
record SecurityEvent(UUID id, String clientId, EventType type, UUID consentId, UUID changeId, String content,
    Instant occurredAt, Instant recordedAt) { }
