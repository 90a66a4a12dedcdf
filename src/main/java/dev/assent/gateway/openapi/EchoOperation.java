package dev.assent.gateway.openapi;

import dev.assent.catalog.CallLimits;
import dev.assent.catalog.MessageProtection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gateway's own API, with which a TSP tests its messages. */
final class EchoOperation {

  static final String PATH = "/api/sandbox/echo";

  private static final String REQUEST = "{\"hello\":\"bank\"}";
  private static final String ANSWER = "{\"received\":{\"hello\":\"bank\"},\"understood\":{\"client_id\":\"tsp2\","
      + "\"media_type\":\"application/json\",\"request\":\"None\",\"response\":\"None\"}}";

  private EchoOperation() { }

  static Map<String, Object> of(CallLimits limits) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", Members.of("description", "What the request said, and how it was understood",
        "headers", ErrorResponses.headers(List.of()), "content", plainOrProtected(ANSWER)));
    responses.putAll(ErrorResponses.of(true));
    return Map.of("post", Members.of(
        "operationId", "postSandboxEcho",
        "summary", "Echo",
        "description", "Answers what the request said and how it was understood. Takes plain JSON, a JWS, a JWE or a"
            + " JWS in a JWE, at most " + limits.maxRequest().toKilobytes() + " KB. Any active client may call it; it"
            + " needs no customer and costs no use, since nothing is forwarded; the token must have one left all the"
            + " same. A signed request is accepted once, here too.",
        "tags", List.of("sandbox"),
        "security", List.of(Map.of("oauth2", List.of())),
        "parameters", List.of(Members.reference("parameters", "InteractionId"),
            Members.of("name", "response", "in", "query", "required", false,
                "description", "How to protect the answer; as the request was, unless told",
                "schema", Members.of("type", "string", "enum", List.of("none", "jws", "jwe", "nested")))),
        "requestBody", Members.of("required", true, "content", plainOrProtected(REQUEST)),
        "responses", responses));
  }

  private static Map<String, Object> plainOrProtected(String example) {
    Map<String, Object> content = new LinkedHashMap<>(ApiOperations.message(MessageProtection.NONE, example));
    content.put("application/jose", Members.of("schema", Members.of("type", "string",
        "description", "JWS, JWE, or JWS in JWE, in compact serialization; its content is JSON",
        "contentMediaType", "application/jose", "contentSchema", ExampleSchema.of(example))));
    return content;
  }
}
