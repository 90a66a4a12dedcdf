package dev.assent.audit;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param actor   who: a staff user name, a TSP's developer, a customer's reference, or {@code system}
 * @param action  what, as in {@code token-setting-changed}
 * @param subject on what: a client's id, an API's path, a request's id
 */
public record AuditEvent(Instant at, String actor, String action, String subject, String detail) { }
