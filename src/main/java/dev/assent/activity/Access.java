package dev.assent.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One call that was forwarded and answered, of data that a customer shares.
 *
 * @param id  its own
 * @param day of {@code at}, where the bank is
 * @param api {@code module/name}
 * @param status of the upstream's answer
 */
public record Access(UUID id, UUID consentId, String clientId, String api, String interactionId, int status, Instant at,
    LocalDate day) { }
