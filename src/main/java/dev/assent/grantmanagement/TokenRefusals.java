package dev.assent.grantmanagement;

import dev.assent.token.GrantManagement;
import dev.assent.web.ErrorCode;
import dev.assent.web.Problem;
import dev.assent.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** RFC 6750 section 3, and the problem of the catalogue. */
@Component
class TokenRefusals {

  private static final String REALM = "Bearer realm=\"assent\"";

  private final ProblemWriter problems;

  TokenRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Section 3.1: "the resource server SHOULD NOT include an error code or other error information." */
  void withoutToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException none)
      throws IOException {
    write(response, ErrorCode.INVALID_TOKEN, REALM);
  }

  void malformed(HttpServletResponse response) throws IOException {
    write(response, ErrorCode.INVALID_REQUEST, challenge("invalid_request", ErrorCode.INVALID_REQUEST));
  }

  void invalid(HttpServletResponse response) throws IOException {
    write(response, ErrorCode.INVALID_TOKEN, challenge("invalid_token", ErrorCode.INVALID_TOKEN));
  }

  void withoutScope(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    String scope = HttpMethod.DELETE.matches(request.getMethod()) ? GrantManagement.REVOKE : GrantManagement.QUERY;
    write(response, ErrorCode.INSUFFICIENT_SCOPE,
        challenge("insufficient_scope", ErrorCode.INSUFFICIENT_SCOPE) + ", scope=\"" + scope + "\"");
  }

  void suspended(HttpServletResponse response) throws IOException {
    problems.write(response, Problem.of(ErrorCode.CLIENT_SUSPENDED));
  }

  private static String challenge(String error, ErrorCode code) {
    return REALM + ", error=\"" + error + "\", error_description=\"" + code.title() + "\"";
  }

  private void write(HttpServletResponse response, ErrorCode code, String challenge) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problems.write(response, Problem.of(code));
  }
}
