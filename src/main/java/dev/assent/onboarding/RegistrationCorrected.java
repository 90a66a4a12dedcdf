package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A returned registration was corrected and is with the bank again. @param by the developer */
public record RegistrationCorrected(UUID registrationId, UUID tspId, String by, Instant at) { }
