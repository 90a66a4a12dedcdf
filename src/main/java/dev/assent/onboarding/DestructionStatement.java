package dev.assent.onboarding;

import java.time.LocalDate;

/**
 * What a TSP states about the data of the bank's customers.
 *
 * @param destroyed   what was destroyed, and how
 * @param destroyedBy name and role of who answers for it
 * @param statement   the words that were agreed to
 */
public record DestructionStatement(String destroyed, LocalDate destroyedOn, String destroyedBy, String statement) { }
