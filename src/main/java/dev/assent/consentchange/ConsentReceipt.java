package dev.assent.consentchange;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer has in hand of one step of a change.
 *
 * @param at when the step was made
 */
public record ConsentReceipt(UUID id, UUID changeId, ReceiptStep step, String customerId, String clientId,
    Instant at) { }
