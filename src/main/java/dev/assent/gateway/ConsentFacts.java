package dev.assent.gateway;

import dev.assent.consent.Accounts;
import dev.assent.consent.ItemState;
import dev.assent.token.ConsentCallOutcome;
import java.time.Instant;
import java.util.UUID;

/**
 * The customer's consent to the client.
 *
 * @param state of the item that covers the API; null if the consent does not name it
 * @param changedAt when it became so; null if the consent does not name it
 * @param accounts of the customer to which the call is confined; all where nobody picked any
 * @param taken what this call has taken of the day's calls; null until then, and where they are not limited
 */
record ConsentFacts(UUID id, Instant expiresAt, ItemState state, Instant changedAt, Accounts accounts,
    ConsentCallOutcome.Taken taken) {

  ConsentFacts with(ConsentCallOutcome.Taken call) {
    return new ConsentFacts(id, expiresAt, state, changedAt, accounts, call);
  }
}
