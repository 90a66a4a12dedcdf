package dev.assent.token;

import java.time.Instant;
import java.util.Set;

/**
 * One authorization by a customer, or one issue by client credentials.
 *
 * @param customerId    null for client credentials, and for a request that was pushed and has no customer yet
 * @param scopes        what the client asked for; once the customer decided, what was granted
 * @param redirectUri   as the authorization request named it; null if it named none
 * @param clientState   the client's own {@code state}; null if it sent none
 * @param codeChallenge PKCE S256; null for client credentials
 * @param action        what the client asked to be done with the grant it has; null if nothing
 * @param details       what the client asked for of single accounts, and for how long
 * @param codeUsedAt    when the authorization code was exchanged; null before
 */
record Grant(String id, String clientId, String customerId, String grantType, Set<String> scopes, String redirectUri,
    String clientState, String codeChallenge, GrantAction action, AuthorizationDetails details, Instant codeUsedAt) { }
