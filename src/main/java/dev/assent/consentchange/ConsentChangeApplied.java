package dev.assent.consentchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The widening part of a change has taken effect.
 *
 * @param added   codes of the items that are shared from now on
 * @param pending codes of the items that wait for the bank's review
 * @param review  why they wait; null when none does
 */
public record ConsentChangeApplied(UUID changeId, String customerId, String clientId, List<String> added,
    List<String> pending, String review, Instant at) { }
