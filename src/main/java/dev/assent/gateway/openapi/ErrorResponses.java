package dev.assent.gateway.openapi;

import dev.assent.web.ErrorCode;
import dev.assent.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every answer that the gateway itself gives, by status, out of the error catalogue. */
final class ErrorResponses {

  /** Answers to an API whose responses are protected, and to one whose responses are not. */
  private static final Map<String, String> UPSTREAM_TYPES = Map.of("Protected", "application/jose", "Plain", "*/*");

  private static final Map<Integer, List<String>> HEADERS = Map.of(
      400, List.of("WWW-Authenticate"), 401, List.of("WWW-Authenticate"), 403, List.of("WWW-Authenticate"),
      405, List.of("Allow"), 429, List.of("Retry-After"), 503, List.of("Retry-After"));

  private ErrorResponses() { }

  /** For {@code components.responses}. */
  static Map<String, Object> all() {
    Map<String, Object> responses = new LinkedHashMap<>();
    byStatus().forEach((status, codes) -> UPSTREAM_TYPES.keySet().stream().sorted()
        .forEach(kind -> responses.put(name(status, kind.equals("Protected")), response(status, codes, kind))));
    return responses;
  }

  /** For an operation's {@code responses}. */
  static Map<String, Object> of(boolean protectedAnswers) {
    Map<String, Object> responses = new LinkedHashMap<>();
    byStatus().keySet().forEach(status -> responses.put(String.valueOf(status),
        Members.reference("responses", name(status, protectedAnswers))));
    return responses;
  }

  static Map<Integer, List<ErrorCode>> byStatus() {
    return ErrorCode.ofCalls().stream()
        .collect(Collectors.groupingBy(code -> code.status().value(), TreeMap::new, Collectors.toList()));
  }

  static Map<String, Object> headers(List<String> more) {
    Map<String, Object> headers = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of("x-fapi-interaction-id", "RateLimit", "RateLimit-Policy"));
    names.addAll(more);
    names.forEach(name -> headers.put(name, Members.reference("headers", name)));
    return headers;
  }

  private static Map<String, Object> response(int status, List<ErrorCode> codes, String kind) {
    Map<String, Object> examples = new LinkedHashMap<>();
    codes.forEach(code -> examples.put(code.code(),
        Members.of("summary", code.title(), "value", Problem.of(code).asJson())));
    return Members.of(
        "description", codes.stream().map(ErrorCode::code).collect(Collectors.joining(", "))
            + ". An answer of the bank's own system with this status is passed on too, as a successful one would be.",
        "headers", headers(HEADERS.getOrDefault(status, List.of())),
        "content", Members.of(
            "application/problem+json",
            Members.of("schema", Members.reference("schemas", "Problem"), "examples", examples),
            UPSTREAM_TYPES.get(kind), Map.of()));
  }

  private static String name(int status, boolean protectedAnswers) {
    return "Status" + status + (protectedAnswers ? "Protected" : "Plain");
  }
}
