package dev.assent.gateway.openapi;

import java.util.List;
import java.util.Map;

/** What the forms of the OAuth endpoints may hold, and when a field is needed. */
final class FormFields {

  static final String ACTION = "Of the grant that grant_id names: merge adds to it, as is done without both; replace"
      + " takes its place, so that the customer no longer shares what the request does not name. The refresh tokens"
      + " that were there end.";

  private static final Map<String, String> SENTENCES = Map.ofEntries(
      Map.entry("code", "With authorization_code: as it came back to the client. Works once."),
      Map.entry("redirect_uri", "With authorization_code: needed if the authorization request named one, and then the"
          + " same, character by character"),
      Map.entry("code_verifier", "With authorization_code: what the code_challenge was made of (RFC 7636)"),
      Map.entry("refresh_token", "With refresh_token: stays the same, unless the answer brings another"),
      Map.entry("scope", "Authorization items, separated by blanks. With refresh_token: some of those granted; all,"
          + " unless told. With client_credentials: none for public data; grant_management_query and"
          + " grant_management_revoke for grants."),
      Map.entry("token", "The value of the token"),
      Map.entry("token_type_hint", "access_token or refresh_token; a wrong hint does no harm"),
      Map.entry("response_type", "code"),
      Map.entry("state", "Comes back with the answer, as it was sent"),
      Map.entry("code_challenge", "The SHA-256 digest of a code_verifier, in base64url (RFC 7636)"),
      Map.entry("code_challenge_method", "S256"),
      Map.entry("grant_management_action", "merge or replace. " + ACTION),
      Map.entry("grant_id", "With grant_management_action: as the answer with the tokens named it"),
      Map.entry("client_id", "Needed beside client_secret. With Basic or client_assertion it may be left out,"
          + " but not of a request that is pushed (RFC 9126)"),
      Map.entry("client_secret", "Of a client that does not log on with Basic or client_assertion"),
      Map.entry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
      Map.entry("client_assertion", "A JWT that the client has signed (RFC 7523)"));

  private FormFields() { }

  static Map<String, Object> of(String field) {
    return switch (field) {
      case "grant_type" -> Members.of("type", "string", "enum",
          List.of("authorization_code", "refresh_token", "client_credentials"));
      case "authorization_details" -> AuthorizationDetailsSchema.asked();
      default -> Members.of("type", "string", "description", SENTENCES.get(field));
    };
  }
}
