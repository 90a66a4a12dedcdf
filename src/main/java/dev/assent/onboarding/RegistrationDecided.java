package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The bank has decided on a registration. @param reason null for an approval without one */
public record RegistrationDecided(UUID registrationId, UUID tspId, boolean approved, String reason, String decidedBy,
    Instant at) { }
