package dev.assent.client;

import java.util.UUID;

/**
 * A client's earlier secret was ended before its overlap was over.
 *
 * @param by who ended it
 */
public record EarlierSecretEnded(String clientId, UUID tspId, String by) { }
