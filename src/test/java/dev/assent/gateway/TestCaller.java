package dev.assent.gateway;

import java.util.UUID;

/**
 * A client with an access token.
 *
 * @param token      the token's value
 * @param customerId who authorized it; null for client credentials
 */
record TestCaller(String clientId, String customerId, UUID consentId, String token) { }
