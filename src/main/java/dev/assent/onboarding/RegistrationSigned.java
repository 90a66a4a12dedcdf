package dev.assent.onboarding;

import dev.assent.approval.Verdict;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody at the bank has signed a registration. Of the signature that decides a {@link RegistrationDecided} follows.
 *
 * @param reason null for an approval without one
 */
public record RegistrationSigned(UUID registrationId, String group, Verdict verdict, String reason, String by,
    Instant at) { }
