package dev.assent.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The OAuth endpoints, as this server offers them (RFC 6749, 7009, 7662, 7636, 8414, 7517, 9126, 9207, 9396). */
final class OAuthOperations {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final List<String> TAGS = List.of("oauth");
  private static final List<Object> CLIENT = List.of(Map.of("clientSecretBasic", List.of()), Map.of());
  private static final List<String> LOG_ON = List.of("client_id", "client_secret", "client_assertion_type",
      "client_assertion");

  private OAuthOperations() { }

  static Map<String, Object> all() {
    Map<String, Object> paths = new LinkedHashMap<>();
    paths.put("/oauth2/authorize", Map.of("get", authorize()));
    paths.put("/oauth2/par", Map.of("post", pushed()));
    paths.put("/oauth2/token", Map.of("post", post("issueToken", "Issue a token",
        "Exchanges a code or a refresh token, or issues a token for the client itself.",
        List.of("grant_type", "code", "redirect_uri", "code_verifier", "refresh_token", "scope"), "grant_type",
        Members.reference("schemas", "TokenAnswer"), true)));
    paths.put("/oauth2/introspect", Map.of("post", post("introspectToken", "Look into a token",
        "For the client whose token it is, and for resource servers: whether it is active, uses left, the consent.",
        List.of("token", "token_type_hint"), "token", Members.reference("schemas", "Introspection"), false)));
    paths.put("/oauth2/revoke", Map.of("post", post("revokeToken", "Revoke a token",
        "Ends the token and its whole grant. The customer's consent stays.",
        List.of("token", "token_type_hint"), "token", null, false)));
    paths.put("/oauth2/jwks", Map.of("get", document("getJwks", "The bank's public keys",
        "Keys with which the bank signs, and to which requests are encrypted (RFC 7517).",
        Members.of("type", "object", "required", List.of("keys"), "properties",
            Members.of("keys", Members.of("type", "array", "items", Members.of("type", "object")))))));
    Map<String, Object> metadata = Members.of("type", "object", "required", List.of("issuer"), "properties",
        Members.of("issuer", Members.of("type", "string", "format", "uri")));
    paths.put("/.well-known/oauth-authorization-server", Map.of("get", document("getAuthorizationServerMetadata",
        "Metadata of the authorization server", "RFC 8414.", metadata)));
    paths.put("/.well-known/openid-configuration", Map.of("get", document("getOpenIdConfiguration",
        "Metadata under the name that OpenID uses", "OpenID Connect Discovery. No ID tokens are issued.", metadata)));
    return paths;
  }

  private static Map<String, Object> authorize() {
    return Members.of("operationId", "authorize", "summary", "Lead the customer to the bank",
        "description", "For a browser: the customer logs in, reads what is asked for, and decides. PKCE with S256.",
        "tags", TAGS, "security", List.of(),
        "parameters", List.of(query("response_type", true, Members.of("type", "string", "const", "code")),
            query("client_id", true, text()), query("redirect_uri", false,
                Members.of("type", "string", "format", "uri", "description", "One of those registered for the client,"
                    + " character by character. Needed if several are registered.")),
            query("scope", false, Members.of("type", "string", "description", "Needed unless authorization_details is"
                + " there")),
            query("authorization_details", false, AuthorizationDetailsSchema.asked()),
            query("state", false, text()), query("code_challenge", true, text()),
            query("code_challenge_method", true, Members.of("type", "string", "const", "S256")),
            query("grant_management_action", false, Members.of("type", "string", "enum", List.of("merge", "replace"),
                "description", FormFields.ACTION)),
            query("grant_id", false, text()),
            query("request_uri", false, Members.of("type", "string", "description", "Of a request that was pushed to"
                + " /oauth2/par: then client_id and this are all that is needed"))),
        "responses", Members.of(
            "302", Members.of("description", "To the log-in, to the consent page, or back to the client with iss"
                + " (RFC 9207), state, and code or error and error_description", "headers", Members.of("Location",
                    Members.of("schema", uri()))),
            "400", problemOrPage("The client or its redirect_uri is not known, so nobody is led there; or a parameter"
                + " is malformed"),
            "401", problemOrPage("A program asks, and nobody is logged in"),
            "429", tooMany()));
  }

  private static Map<String, Object> pushed() {
    Map<String, Object> operation = post("pushAuthorizationRequest", "Push an authorization request",
        "What the customer's browser would carry to /oauth2/authorize, said by the client itself (RFC 9126).",
        List.of("response_type", "redirect_uri", "scope", "authorization_details", "state", "code_challenge",
            "code_challenge_method", "grant_management_action", "grant_id"),
        "code_challenge", null, false);
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("201", Members.of("description", "Kept for five minutes. Lead the customer to /oauth2/authorize with"
        + " client_id and this request_uri.", "content",
        Map.of(JSON, Members.of("schema", Members.reference("schemas", "PushedRequest")))));
    ((Map<?, ?>) operation.get("responses")).forEach((status, response) -> responses.put((String) status, response));
    responses.remove("200");
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> post(String id, String summary, String description, List<String> fields,
      String required, Object answer, boolean limited) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field, FormFields.of(field)));
    LOG_ON.forEach(field -> properties.put(field, FormFields.of(field)));
    return Members.of("operationId", id, "summary", summary, "description", description + " The client logs on with"
            + " Basic, with client_id and client_secret in the form, or with client_assertion (private_key_jwt).",
        "tags", TAGS, "security", CLIENT,
        "requestBody", Members.of("required", true, "content", Map.of(FORM, Members.of("schema",
            Members.of("type", "object", "required", List.of(required), "properties", properties)))),
        "responses", Members.of(
            "200", Members.of("description", "Done",
                "content", answer == null ? null : Map.of(JSON, Members.of("schema", answer))),
            "400", error("invalid_request, invalid_grant, invalid_scope, unauthorized_client, unsupported_grant_type;"
                + " invalid_authorization_details (RFC 9396) and invalid_grant_id of a request that is pushed"),
            "401", error("invalid_client", "WWW-Authenticate"),
            "405", error("invalid_request: use POST", "Allow"),
            "408", error("invalid_request: the form did not come to its end"),
            "413", error("invalid_request: the form is larger than 64 KB"),
            "429", orProblem("temporarily_unavailable: too many log-ons of the client have failed, too many requests"
                + " come from one network" + (limited ? ", or the client has been issued as many tokens as it may be"
                : ""), "Retry-After"),
            "503", orProblem("temporarily_unavailable: the database cannot be reached", "Retry-After")));
  }

  private static Map<String, Object> error(String description, String... headers) {
    return Members.of("description", description, "headers", fields(headers),
        "content", Map.of(JSON, Members.of("schema", Members.reference("schemas", "OAuthError"))));
  }

  /** Of what may also be refused before anybody looks at where it goes: too many requests are under way. */
  private static Map<String, Object> orProblem(String description, String... headers) {
    return Members.of("description", description + "; as a problem, when too many requests are under way",
        "headers", fields(headers), "content", Members.of(
            JSON, Members.of("schema", Members.reference("schemas", "OAuthError")),
            "application/problem+json", Members.of("schema", Members.reference("schemas", "Problem"))));
  }

  private static Map<String, Object> fields(String... headers) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List.of(headers).forEach(header -> fields.put(header, Members.reference("headers", header)));
    return fields.isEmpty() ? null : fields;
  }

  private static Map<String, Object> document(String id, String summary, String description, Object schema) {
    return Members.of("operationId", id, "summary", summary, "description", description, "tags", TAGS,
        "security", List.of(), "responses", Members.of(
            "200", Members.of("description", summary, "content", Map.of(JSON, Members.of("schema", schema))),
            "429", tooMany()));
  }

  private static Map<String, Object> tooMany() {
    return problemOrPage("Too many requests come from one network", "Retry-After");
  }

  private static Map<String, Object> problemOrPage(String description, String... headers) {
    return Members.of("description", description, "headers", fields(headers), "content", Members.of(
        "text/html", Map.of(),
        "application/problem+json", Members.of("schema", Members.reference("schemas", "Problem"))));
  }

  private static Map<String, Object> query(String name, boolean required, Object schema) {
    return Members.of("name", name, "in", "query", "required", required, "schema", schema);
  }

  private static Map<String, Object> text() {
    return Members.of("type", "string");
  }

  private static Map<String, Object> uri() {
    return Members.of("type", "string", "format", "uri");
  }
}
