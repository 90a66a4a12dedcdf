package dev.assent.consentchange;

/** What the engine still owes a change. */
enum ProcessState { TO_START, STARTED, TO_END, ENDED }
