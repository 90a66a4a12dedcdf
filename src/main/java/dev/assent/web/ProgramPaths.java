package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** The addresses that programs call, and what an answer there says before the filters of its module were reached. */
final class ProgramPaths {

  private static final String INTERACTION_ID = "x-fapi-interaction-id";
  private static final Pattern UUID_AS_WRITTEN =
      Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

  private ProgramPaths() { }

  /** @param path as it came, which may be null or malformed */
  static boolean include(String path) {
    return path != null && Stream.of("/api/", "/oauth2/", "/events/").anyMatch(path::startsWith);
  }

  /** Whether this is one of the methods that any address of the server may take. */
  static boolean isKnown(String method) {
    return !HttpMethod.TRACE.matches(method) && List.of(METHODS.split(", ")).contains(method);
  }

  /** Puts the headers there that go with the problem, and names the interaction in it. */
  static Problem prepare(Problem problem, HttpServletRequest request, HttpServletResponse response) {
    if (problem.status() == ErrorCode.METHOD_NOT_ALLOWED.status().value()
        && response.getHeader(HttpHeaders.ALLOW) == null) {
      // RFC 9110 section 15.5.6: "The origin server MUST generate an Allow header field in a 405 response".
      response.setHeader(HttpHeaders.ALLOW, METHODS);
    }
    String id = response.getHeader(INTERACTION_ID);
    if (id == null) {
      String sent = request.getHeader(INTERACTION_ID);
      id = sent != null && UUID_AS_WRITTEN.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
      response.setHeader(INTERACTION_ID, id);
    }
    return problem.withInteractionId(id);
  }
}
