package dev.assent.token;

import dev.assent.web.ErrorCode;
import dev.assent.web.ErrorPages;
import dev.assent.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What of the authorization server there is, and by which methods. It would open more by itself: device grants,
 * say. What we do not offer does not exist.
 */
final class OfferedEndpoints extends OncePerRequestFilter {

  /** RFC 9126. */
  static final String PUSHED = "/oauth2/par";

  private static final Map<String, String> METHODS = Map.of(
      AuthorizationServerConfiguration.AUTHORIZE, "GET, POST",
      PUSHED, "POST", "/oauth2/token", "POST", EndpointRequests.REVOKE, "POST", "/oauth2/introspect", "POST",
      PublishedKeysCaching.JWKS, "GET, HEAD",
      "/.well-known/oauth-authorization-server", "GET, HEAD", "/.well-known/openid-configuration", "GET, HEAD");

  private final DescribedErrors errors;

  OfferedEndpoints(DescribedErrors errors) {
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String methods = METHODS.get(request.getServletPath());
    if (methods == null) {
      ErrorPages.send(request, response, Problem.of(ErrorCode.NOT_FOUND));
    } else if (List.of(methods.split(", ")).contains(request.getMethod())) {
      chain.doFilter(AskedByHead.is(request) ? new AskedByHead(request) : request, response);
    } else {
      response.setHeader(HttpHeaders.ALLOW, methods);
      if (EndpointRequests.ENDPOINTS.contains(request.getServletPath())) {
        // RFC 6749 section 3.2: "The client MUST use the HTTP "POST" method when making access token requests."
        errors.write(MalformedRequest.because("Use POST, with all parameters in the form body."),
            HttpStatus.METHOD_NOT_ALLOWED, response);
      } else {
        ErrorPages.send(request, response, Problem.of(ErrorCode.METHOD_NOT_ALLOWED));
      }
    }
  }
}
