package dev.assent.activity;

import java.util.UUID;

/**
 * Which refusals to show, the latest first.
 *
 * @param clientId whose; null = of all clients
 * @param code     of the error catalogue; null = any
 * @param olderThan the trace id of the last refusal shown; null = from the latest on
 */
public record RefusalSearch(String clientId, String code, UUID olderThan) { }
