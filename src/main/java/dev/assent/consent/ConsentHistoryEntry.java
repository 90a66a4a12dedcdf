package dev.assent.consent;

import java.time.Instant;

/** One step of one item. @param changeId the consent change that brought it */
public record ConsentHistoryEntry(String item, ItemState state, String changeId, Instant at) { }
