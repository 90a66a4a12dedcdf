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
  private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

  private static final Pattern OTHER_SCHEME = Pattern.compile("(?!(?i:Bearer)(\\s|$)).*", Pattern.DOTALL);
  private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

  private BearerToken() { }

  /**
   * "If the request lacks any authentication information (e.g., the client was unaware that authentication is necessary
   * or attempted using an unsupported authentication method)" (section 3.1).
   */
  static boolean isMissing(HttpServletRequest request) {
    List<String> sent = sent(request);
    return sent.isEmpty() || sent.size() == 1 && OTHER_SCHEME.matcher(sent.get(0)).matches();
  }

  /** The token; empty if it is malformed, or sent in more than one way (section 3.1, {@code invalid_request}). */
  static Optional<String> of(HttpServletRequest request) {
    List<String> sent = sent(request);
    String query = request.getQueryString();
    if (sent.size() != 1 || query != null && IN_QUERY.matcher(query).find()) {
      return Optional.empty();
    }
    Matcher credentials = CREDENTIALS.matcher(sent.get(0));
    return credentials.matches() ? Optional.of(credentials.group(1)) : Optional.empty();
  }

  private static List<String> sent(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
  }
}
