package dev.assent.consentchange;

/**
 * Where a change was made: by the customer on the way from a TSP or in the bank's dashboard, by the bank's customer
 * care because the customer asked it to, or by the bank; by the TSP, which gave it up; or that the consent ran out.
 */
public enum Channel { TSP_AUTHORIZATION, BANK_DASHBOARD, CUSTOMER_CARE, BANK, TSP, EXPIRY }
