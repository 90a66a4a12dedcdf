package dev.assent.consentchange;

/** Which of the items that a customer adds wait for the bank; an output of {@code consent-change-review}. */
public enum Hold { SENSITIVE, ALL }
