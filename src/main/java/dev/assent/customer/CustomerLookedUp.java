package dev.assent.customer;

/**
 * Customer care has looked for a customer.
 *
 * @param numberEnd  the last digits of the number that was asked for
 * @param customerId null if nobody has that number
 */
public record CustomerLookedUp(String officer, String numberEnd, String customerId) { }
