package dev.assent.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** RFC 6750 section 2.1: the token in the Authorization header. The other two places it allows are not read. */
final class BearerToken {

  /** The scheme is case-insensitive (RFC 9110 section 11.1), the token is a b64token. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]{1,512}=*)");

  private BearerToken() { }

  /** Whether the request brings credentials of any kind. */
  static boolean isAttempted(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  /** The token; empty unless there is exactly one Authorization header and it holds one. */
  static Optional<String> of(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (sent.size() != 1) {
      return Optional.empty();
    }
    Matcher credentials = CREDENTIALS.matcher(sent.get(0));
    return credentials.matches() ? Optional.of(credentials.group(1)) : Optional.empty();
  }
}
