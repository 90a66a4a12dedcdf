package dev.assent.onboarding;

import java.time.Instant;
import java.util.UUID;

/**
 * A registration has ended without a decision.
 *
 * @param outcome  {@link RegistrationStatus#WITHDRAWN} or {@link RegistrationStatus#EXPIRED}
 * @param verified false if the bank never saw it, because the e-mail was not verified
 * @param by       the developer who withdrew it; null when time was up
 */
public record RegistrationClosed(UUID registrationId, UUID tspId, RegistrationStatus outcome, boolean verified,
    String by, Instant at) { }
