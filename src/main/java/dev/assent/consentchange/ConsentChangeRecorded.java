package dev.assent.consentchange;

import dev.assent.consent.ConsentTerms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A customer has changed a consent; what was withdrawn is withdrawn.
 *
 * @param withdrawn codes of the items that are no longer shared
 * @param narrowed  codes of the items that are shared with fewer accounts from now on
 * @param requested codes of the items that the customer shares anew; {@link ConsentChangeApplied} says what came of it
 * @param onRequest who of the bank did it for the customer, and why; null for all other changes
 */
public record ConsentChangeRecorded(UUID changeId, String customerId, String clientId, Channel channel,
    List<String> withdrawn, List<String> narrowed, List<String> requested, ConsentTerms terms, Instant at,
    OnRequest onRequest) { }
