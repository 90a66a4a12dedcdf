package dev.assent.onboarding;

import java.time.Instant;

/**
 * A statement that was given, as the bank keeps it.
 *
 * @param confirmedBy the developer who was logged in
 */
public record DestructionEvidence(DestructionStatement statement, String confirmedBy, Instant confirmedAt) { }
