package dev.assent.gateway.openapi;

import dev.assent.token.GrantManagement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grant Management for OAuth 2.0 (OpenID Foundation, draft 03). */
final class GrantOperations {

  static final String PATH = GrantManagement.ENDPOINT + "/{grant_id}";

  private static final List<String> TAGS = List.of("oauth");

  private GrantOperations() { }

  static Map<String, Object> all() {
    return Members.of(
        "parameters", List.of(Members.of("name", "grant_id", "in", "path", "required", true,
            "description", "As the answer with the tokens named it", "schema",
            Members.of("type", "string", "format", "uuid"))),
        "get", operation("queryGrant", "Ask what a customer's grant covers now",
            "Of a grant that has expired or been withdrawn nothing is left to ask about.", GrantManagement.QUERY, "200",
            Members.of("description", "What the grant covers", "content", Map.of("application/json",
                Members.of("schema", Members.reference("schemas", "Grant"))))),
        "delete", operation("revokeGrant", "Give a customer's grant up",
            "Withdraws the customer's consent and ends all tokens of it. The customer is told.", GrantManagement.REVOKE,
            "204", Members.of("description", "Given up")));
  }

  private static Map<String, Object> operation(String id, String summary, String description, String scope,
      String status, Object done) {
    return Members.of("operationId", id, "summary", summary, "description", description + " The access token is one by"
            + " client_credentials with the scope " + scope + ", which opens nothing else.",
        "tags", TAGS, "security", List.of(Map.of("oauth2", List.of(scope))),
        "responses", Members.of(
            status, done,
            "400", problem("The token is not sent as it should be", "WWW-Authenticate"),
            "401", problem("The token is missing or not valid", "WWW-Authenticate"),
            "403", problem("The token has not the scope, or the client is suspended", "WWW-Authenticate"),
            "404", problem("There is no such grant of this client"),
            "405", problem("The method is not offered", "Allow"),
            "429", problem("Too many requests come from one network, or are under way", "Retry-After"),
            "503", problem("The database cannot be reached", "Retry-After")));
  }

  static Map<String, Object> schema() {
    return Members.of("type", "object",
        "required", List.of("grant_id", "scopes", "created_at", "last_updated_at", "expires_at"),
        "properties", Members.of(
            "grant_id", Members.of("type", "string", "format", "uuid"),
            "scopes", Members.of("type", "array", "items", Members.of("type", "object",
                "required", List.of("scope", "state"), "properties", Members.of(
                    "scope", Members.of("type", "string", "description", "An authorization item"),
                    "state", Members.of("type", "string", "enum", List.of("active", "pending_review"))))),
            "authorization_details", AuthorizationDetailsSchema.granted("Of items that cover single accounts"),
            "created_at", moment(), "last_updated_at", moment(), "expires_at", moment()));
  }

  private static Map<String, Object> moment() {
    return Members.of("type", "string", "format", "date-time");
  }

  private static Map<String, Object> problem(String description, String... headers) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List.of(headers).forEach(header -> fields.put(header, Members.reference("headers", header)));
    return Members.of("description", description, "headers", fields.isEmpty() ? null : fields, "content",
        Map.of("application/problem+json", Members.of("schema", Members.reference("schemas", "Problem"))));
  }
}
