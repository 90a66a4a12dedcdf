package dev.assent.gateway.openapi;

import dev.assent.web.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a TSP is told of changed consents: by poll, and by push to an address of its own. */
final class EventOperations {

  private static final String JSON = "application/json";
  private static final List<String> TAGS = List.of("events");
  private static final String TYPES = "urn:assent:events:consent-changed, …:consent-withdrawn, …:consent-expired and"
      + " …:consent-expiring, each with items (shared from now on), pending, expires_at, channel, and what was added,"
      + " withdrawn, narrowed (to fewer accounts) or declined; sub_id is the consent";

  private EventOperations() { }

  static Map<String, Object> paths() {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", Members.of("description", "What waits, in its order", "content", Map.of(JSON,
        Members.of("schema", object(List.of("sets", "moreAvailable"), "sets", Members.of("type", "object",
            "description", "Security Event Tokens (RFC 8417) by jti, to be verified with /oauth2/jwks: " + TYPES,
            "additionalProperties", Members.of("type", "string")),
            "moreAvailable", Members.of("type", "boolean"))))));
    responses.put("400", problem(ErrorCode.BAD_REQUEST, "WWW-Authenticate"));
    responses.put("401", problem(ErrorCode.INVALID_TOKEN, "WWW-Authenticate"));
    responses.put("403", problem(ErrorCode.CLIENT_SUSPENDED));
    responses.put("405", problem(ErrorCode.METHOD_NOT_ALLOWED, "Allow"));
    responses.put("413", problem(ErrorCode.BODY_TOO_LARGE));
    responses.put("429", problem(ErrorCode.RATE_LIMITED, "Retry-After"));
    responses.put("503", problem(ErrorCode.SERVICE_UNAVAILABLE, "Retry-After"));
    return Map.of("/events/poll", Map.of("post", Members.of("operationId", "pollEvents", "summary", "Take events",
        "description", "RFC 8936, with a token that the client got for itself. Costs no use. An event comes again until"
            + " it is acknowledged, or for 30 days; an answer never waits for one.",
        "tags", TAGS, "security", List.of(Map.of("oauth2", List.of())),
        "requestBody", Members.of("required", true, "content", Map.of(JSON, Members.of("schema", request()))),
        "responses", responses)));
  }

  /** What the bank sends to the address that a developer names in the portal. */
  static Map<String, Object> webhooks() {
    return Map.of("event", Map.of("post", Members.of("operationId", "takeEvent", "summary", "An event is pushed",
        "description", "RFC 8935. Repeated with the same jti until it is answered with 202.",
        "tags", TAGS, "security", List.of(),
        "requestBody", Members.of("required", true, "content", Map.of("application/secevent+jwt", Members.of("schema",
            Members.of("type", "string", "description", "A Security Event Token (RFC 8417): " + TYPES)))),
        "responses", Members.of(
            "202", Members.of("description", "Acknowledged"),
            "400", Members.of("description", "Refused. invalid_request speaks of this event, which is tried again"
                + " behind the others; any other err of how events are sent, and all wait", "content", Map.of(JSON,
                Members.of("schema", object(List.of("err"), "err", Members.of("type", "string"),
                    "description", Members.of("type", "string")))))))));
  }

  private static Map<String, Object> request() {
    Map<String, Object> text = Members.of("type", "string");
    return object(List.of(),
        "maxEvents", Members.of("type", "integer", "minimum", 0, "description", "At most 100; 0 to acknowledge only"),
        "returnImmediately", Members.of("type", "boolean", "description", "Makes no difference"),
        "ack", Members.of("type", "array", "maxItems", 1000, "items", text,
            "description", "Of each event that was taken, its jti"),
        "setErrs", Members.of("type", "object", "description", "Of each event that cannot be taken, why, by its jti",
            "additionalProperties", object(List.of("err"), "err", text, "description", text)));
  }

  private static Map<String, Object> object(List<String> required, Object... properties) {
    return Members.of("type", "object", "required", required.isEmpty() ? null : required,
        "properties", Members.of(properties));
  }

  private static Map<String, Object> problem(ErrorCode code, String... headers) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List.of(headers).forEach(header -> fields.put(header, Members.reference("headers", header)));
    return Members.of("description", code.code(), "headers", fields.isEmpty() ? null : fields, "content",
        Map.of("application/problem+json", Members.of("schema", Members.reference("schemas", "Problem"))));
  }
}
