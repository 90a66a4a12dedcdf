package dev.assent.gateway.openapi;

import dev.assent.catalog.AuthorizationItem;
import dev.assent.jose.RefusedMessageException.Reason;
import dev.assent.token.GrantManagement;
import dev.assent.web.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What several operations share. */
final class Components {

  private Components() { }

  static Map<String, Object> of(String issuer, List<AuthorizationItem> items) {
    return Members.of(
        "securitySchemes", securitySchemes(issuer, items),
        "parameters", Members.of("InteractionId", Members.of("name", "x-fapi-interaction-id", "in", "header",
            "required", false, "description", "The caller's own id of the call, a UUID; else the answer has a new one",
            "schema", Members.of("type", "string", "format", "uuid"))),
        "headers", Members.of(
            "x-fapi-interaction-id", header("The id of the call"),
            "RateLimit", header("Of a token with a limit of uses: uses that remain (r), for how many seconds (t); a"
                + " structured field of draft-ietf-httpapi-ratelimit-headers", "\"token-uses\";r=2;t=86000"),
            "RateLimit-Policy", header("Of a token with a limit of uses: uses that it was issued with (q), for how many"
                + " seconds (w)", "\"token-uses\";q=3;w=86400"),
            "WWW-Authenticate", header("RFC 6750, RFC 6749"),
            "Allow", header("The methods that are offered"),
            "Retry-After", Members.of("description", "Seconds to wait", "schema", Members.of("type", "integer"))),
        "schemas", Members.of("Problem", problem(), "OAuthError", oAuthError(), "TokenAnswer", tokenAnswer(),
            "PushedRequest", pushedRequest(), "Grant", GrantOperations.schema(),
            "Introspection", introspection()),
        "responses", ErrorResponses.all());
  }

  private static Map<String, Object> securitySchemes(String issuer, List<AuthorizationItem> items) {
    Map<String, Object> scopes = new LinkedHashMap<>();
    items.forEach(item -> scopes.put(item.code(), item.description()));
    String token = issuer + "/oauth2/token";
    return Members.of(
        "oauth2", Members.of("type", "oauth2",
            "description", "A customer's data need a token that the customer authorized, public data any token.",
            "flows", Members.of(
                "authorizationCode", Members.of("authorizationUrl", issuer + "/oauth2/authorize", "tokenUrl", token,
                    "refreshUrl", token, "scopes", scopes),
                "clientCredentials", Members.of("tokenUrl", token, "scopes", Members.of(
                    GrantManagement.QUERY, "Ask what a customer's grant covers; opens no API",
                    GrantManagement.REVOKE, "Give a customer's grant up; opens no API")))),
        "clientSecretBasic", Members.of("type", "http", "scheme", "basic",
            "description", "Client id and secret; or else log on in the form"));
  }

  /** RFC 9457, with the members of this server. */
  private static Map<String, Object> problem() {
    return Members.of("type", "object", "required", List.of("type", "title", "status", "code", "detail"),
        "properties", Members.of(
            "type", text("Relative address of the page about this code"),
            "title", text("What happened"),
            "status", Members.of("type", "integer"),
            "code", Members.of("type", "string", "description", "For programs to compare",
                "examples", ErrorCode.ofCalls().stream().map(ErrorCode::code).toList()),
            "detail", text("What to do next"),
            "interaction_id", text("As in x-fapi-interaction-id"),
            "trace_id", Members.of("type", "string", "format", "uuid", "description",
                "Under this id the portal (My Account, Refused Calls) shows every check and what it judged"),
            "member", Members.of("type", "string", "description",
                "Of a JWS or JWE that is refused: the header, claim or part at fault; absent when all of it is",
                "examples", List.of("alg", "kid", "iat", "payload", "signature", "ciphertext")),
            "reason", Members.of("type", "string", "description", "Of a JWS or JWE that is refused: what is wrong",
                "enum", Stream.of(Reason.values()).map(Reason::code).toList())));
  }

  private static Map<String, Object> oAuthError() {
    return Members.of("type", "object", "required", List.of("error"), "properties",
        Members.of("error", text("RFC 6749 section 5.2"), "error_description", text("What to do next")));
  }

  private static Map<String, Object> pushedRequest() {
    return Members.of("type", "object", "required", List.of("request_uri", "expires_in"), "properties", Members.of(
        "request_uri", Members.of("type", "string"),
        "expires_in", Members.of("type", "integer", "description", "Seconds")));
  }

  private static Map<String, Object> tokenAnswer() {
    Map<String, Object> number = Members.of("type", "integer");
    return Members.of("type", "object", "required", List.of("access_token", "token_type", "expires_in"), "properties",
        Members.of("access_token", text("Opaque"), "token_type", text("Bearer"), "expires_in", number,
            "refresh_token", text("Opaque; absent with client_credentials"),
            "scope", text("Authorization items, separated by blanks"),
            "authorization_details", AuthorizationDetailsSchema.granted("If the request had any: what of it the"
                + " customer shares"),
            "grant_id", text("The customer's grant, for grant management; absent with client_credentials"),
            "uses", described("integer", "Calls that this access token admits; absent if there is no limit"),
            "refresh_uses_left", described("integer", "Refreshes that remain after this answer; absent if there is no"
                + " limit, or no refresh token"),
            "refresh_expires_in", described("integer", "Seconds until the refresh token expires; absent without one")));
  }

  private static Map<String, Object> introspection() {
    return Members.of("type", "object", "required", List.of("active"), "properties",
        Members.of("active", Members.of("type", "boolean"), "client_id", text("Whose token it is"),
            "scope", text("Authorization items; for a resource server those that the customer shares now"),
            "authorization_details", AuthorizationDetailsSchema.granted("What the token opens now, where single"
                + " accounts are shared, or the request had any"),
            "token_type", text("Bearer; absent of a refresh token"),
            "iat", described("integer", "Issued, in seconds since 1970"),
            "exp", described("integer", "Expires, in seconds since 1970"),
            "uses", described("integer", "Uses that the token was issued with; absent if there is no limit"),
            "uses_left", described("integer", "Uses that remain; absent if there is no limit"),
            "sub", text("For resource servers: whose data the token opens"),
            "consent_id", text("For resource servers: under which consent")));
  }

  private static Map<String, Object> header(String description, String example) {
    return Members.of("description", description, "schema", Members.of("type", "string", "examples", List.of(example)));
  }

  private static Map<String, Object> header(String description) {
    return Members.of("description", description, "schema", Members.of("type", "string"));
  }

  private static Map<String, Object> described(String type, String description) {
    return Members.of("type", type, "description", description);
  }

  private static Map<String, Object> text(String description) {
    return Members.of("type", "string", "description", description);
  }
}
