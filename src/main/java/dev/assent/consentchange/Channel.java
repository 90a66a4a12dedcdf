package dev.assent.consentchange;

/** Where the customer made the change, on the way from a TSP or in the bank's own dashboard; or the bank itself made it. */
public enum Channel { TSP_AUTHORIZATION, BANK_DASHBOARD, BANK }
