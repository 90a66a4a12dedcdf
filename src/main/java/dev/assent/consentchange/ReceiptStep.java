package dev.assent.consentchange;

/** Which step of a change a receipt is of: what was withdrawn, what was asked for, or what an officer decided. */
public enum ReceiptStep { WITHDRAWN, SHARED, DECIDED }
