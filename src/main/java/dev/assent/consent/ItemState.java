package dev.assent.consent;

/** State of one authorization item within a consent; only {@code ACTIVE} admits a call. */
public enum ItemState { ACTIVE, PENDING_REVIEW, WITHDRAWN }
