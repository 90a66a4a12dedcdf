package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** The developer has verified the e-mail of a registration, which has thereby reached the bank. */
public record RegistrationVerified(UUID registrationId, UUID tspId, String userName, Instant at) { }
