package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/** An approved registration has taken effect: the TSP is active, and its client exists. */
public record RegistrationGranted(UUID registrationId, UUID tspId, String clientId, Instant at) { }
