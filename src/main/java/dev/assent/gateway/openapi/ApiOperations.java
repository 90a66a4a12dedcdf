package dev.assent.gateway.openapi;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.MessageProtection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The APIs of the catalogue, each with its methods. */
final class ApiOperations {

  private static final String JOSE = "application/jose";
  private static final String JSON = "application/json";

  private ApiOperations() { }

  static Map<String, Object> of(Api api, CallLimits limits) {
    Map<String, Object> methods = new LinkedHashMap<>();
    new TreeSet<>(api.methods()).forEach(method ->
        methods.put(method.toLowerCase(Locale.ROOT), operation(api, method, limits)));
    return methods;
  }

  private static Map<String, Object> operation(Api api, String method, CallLimits limits) {
    return Members.of(
        "operationId", operationId(api.path(), method),
        "summary", api.title(),
        "description", description(api, limits),
        "tags", List.of(api.path().module()),
        "security", List.of(Map.of("oauth2", api.authorizationItem().map(List::of).orElse(List.of()))),
        "parameters", parameters(api, method),
        "requestBody", method.equals("GET") ? null : requestBody(api),
        "responses", responses(api));
  }

  private static String description(Api api, CallLimits limits) {
    String words = api.description() + " Request: " + api.jwt().request().word() + ", at most "
        + limits.maxRequest().toKilobytes() + " KB. Response: " + api.jwt().response().word() + ". ";
    return words + api.authorizationItem()
        .map(item -> "The customer must have granted the item " + item + ".")
        .orElse("Public data: a token of client_credentials is enough.");
  }

  private static List<Object> parameters(Api api, String method) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(Members.reference("parameters", "InteractionId"));
    if (method.equals("GET")) {
      api.query().names().forEach(name -> parameters.add(
          Members.of("name", name, "in", "query", "required", false, "schema", Members.of("type", "string"))));
    }
    return parameters;
  }

  private static Map<String, Object> requestBody(Api api) {
    return Members.of("required", api.jwt().request() != MessageProtection.NONE,
        "content", message(api.jwt().request(), api.requestExample()));
  }

  private static Map<String, Object> responses(Api api) {
    boolean protectedAnswers = api.jwt().response() != MessageProtection.NONE;
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("2XX", Members.of("description", "What the bank's own system answers, with its status",
        "headers", ErrorResponses.headers(List.of()),
        "content", message(api.jwt().response(), api.responseExample())));
    responses.putAll(ErrorResponses.of(protectedAnswers));
    responses.put("default", Members.of(
        "description", "Another answer of the bank's own system, protected as a successful one",
        "headers", ErrorResponses.headers(List.of()),
        "content", Map.of(protectedAnswers ? JOSE : "*/*", Map.of())));
    return responses;
  }

  /** How a message with this content travels. */
  static Map<String, Object> message(MessageProtection protection, String example) {
    if (protection == MessageProtection.NONE) {
      return Map.of(JSON, Members.of("schema", ExampleSchema.of(example), "example", ExampleSchema.value(example)));
    }
    return Map.of(JOSE, Members.of("schema", Members.of("type", "string",
        "description", protection.word() + " in compact serialization; its content is JSON",
        "contentMediaType", JOSE, "contentSchema", ExampleSchema.of(example))));
  }

  static String operationId(ApiPath path, String method) {
    return method.toLowerCase(Locale.ROOT) + capital(path.module()) + capital(path.name());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
