package dev.assent.consentchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A bank officer has decided on the pending items of a change.
 *
 * @param items  codes of the items decided on, without those that the customer has taken back meanwhile
 * @param reason what the customer reads; null for an approval without one
 */
public record ConsentChangeDecided(UUID changeId, String customerId, String clientId, List<String> items,
    boolean approved, String decidedBy, String reason, Instant at) { }
