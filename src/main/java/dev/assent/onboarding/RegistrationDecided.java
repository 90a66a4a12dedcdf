package dev.assent.onboarding;

import dev.assent.approval.Verdict;
import java.time.Instant;
import java.util.UUID;

/**
 * The bank has decided on a registration: approved by all who must sign it, returned or rejected by one.
 *
 * @param reason null for an approval without one
 */
public record RegistrationDecided(UUID registrationId, UUID tspId, Verdict verdict, String reason, String decidedBy,
    Instant at) { }
