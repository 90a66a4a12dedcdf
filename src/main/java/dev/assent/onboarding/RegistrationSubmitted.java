package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A TSP has signed up. */
public record RegistrationSubmitted(UUID registrationId, UUID tspId, String userName, Instant at) { }
