package dev.assent.gateway;

import dev.assent.consent.ItemState;
import java.time.Instant;
import java.util.UUID;

/**
 * The customer's consent to the client.
 *
 * @param state of the item that covers the API; null if the consent does not name it
 */
record ConsentFacts(UUID id, Instant expiresAt, ItemState state) { }
