package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A TSP has signed up. @param unverified whether the bank sees it only after the e-mail is verified */
public record RegistrationSubmitted(UUID registrationId, UUID tspId, String userName, boolean unverified,
    Instant at) { }
