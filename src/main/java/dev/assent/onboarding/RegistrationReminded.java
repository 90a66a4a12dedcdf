package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A returned registration has waited for its correction for another week. @param until when it expires */
public record RegistrationReminded(UUID registrationId, UUID tspId, Instant until, Instant at) { }
