package dev.assent.consentchange;

/**
 * That customer care made a change because the customer asked it to.
 *
 * @param officer name on the staff; for the bank alone
 * @param reason  what the customer reads too
 */
public record OnRequest(String officer, String reason) { }
