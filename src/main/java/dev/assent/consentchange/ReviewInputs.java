package dev.assent.consentchange;

/**
 * What the decision {@code consent-change-review} is asked.
 *
 * @param widening        whether the customer shares anything that was not shared before
 * @param sensitive       whether a sensitive item is among it
 * @param flaggedCustomer whether the bank watches this customer's consents
 * @param flaggedTsp      whether the bank watches this TSP
 */
public record ReviewInputs(boolean widening, boolean sensitive, boolean flaggedCustomer, boolean flaggedTsp) { }
