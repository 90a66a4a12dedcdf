package dev.assent.token;

import dev.assent.consent.Consent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Grant Management for OAuth 2.0 (OpenID Foundation, draft 03). A grant is the customer's consent to the client, of
 * which there is one, and its id is the consent's.
 */
public final class GrantManagement {

  /** The grant management endpoint; a grant's own address is below it, under its id. */
  public static final String ENDPOINT = "/oauth2/grants";

  /** Section 6.1: scopes of the tokens, by client_credentials, that the endpoint takes. They open nothing else. */
  public static final String QUERY = "grant_management_query";
  public static final String REVOKE = "grant_management_revoke";

  static final Set<String> SCOPES = Set.of(QUERY, REVOKE);

  /** Section 7.1. There is no {@code create}: a second grant of the same customer to the same client. */
  static final List<String> ACTIONS = List.of("query", "revoke", "merge", "replace");

  private GrantManagement() { }

  /**
   * Section 6.4: the {@code authorization_details} of a grant, one object for each item that covers single accounts.
   *
   * @return empty if there is none
   */
  public static List<Map<String, Object>> authorizationDetails(Consent grant) {
    return GrantedDetails.ofAccounts(grant);
  }

  /** Whether a token with this scope is for the endpoint, and for no API. */
  public static boolean isFor(Collection<String> scope) {
    return scope.stream().anyMatch(SCOPES::contains);
  }
}
