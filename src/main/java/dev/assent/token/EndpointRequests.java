package dev.assent.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a request that a client itself sends must look like before anybody asks who sends it:
 * RFC 6749 sections 2.3, 3.2 and appendix B.
 */
final class EndpointRequests extends OncePerRequestFilter {

  /** RFC 7009. */
  static final String REVOKE = "/oauth2/revoke";
  static final Set<String> ENDPOINTS = Set.of(OfferedEndpoints.PUSHED, "/oauth2/token", REVOKE, "/oauth2/introspect");
  private static final Set<String> SECRET = Set.of("client_secret", "client_assertion", "code", "code_verifier",
      "refresh_token", "token");

  private final FailedLogOns failedLogOns;
  private final DescribedErrors errors;

  EndpointRequests(FailedLogOns failedLogOns, DescribedErrors errors) {
    this.failedLogOns = failedLogOns;
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ENDPOINTS.contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long wait;
    try {
      check(request);
      wait = failedLogOns.wait(request, PresentedClient.of(request));
    } catch (MalformedRequest malformed) {
      errors.write(malformed.error(), malformed.status(), response);
      return;
    }
    if (wait > 0) {
      errors.later(FailedLogOns.SENTENCE, wait, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void check(HttpServletRequest request) throws MalformedRequest {
    if (hasSecretInQuery(request.getQueryString())) {
      // Section 2.3.1: "The parameters can only be transmitted in the request-body and MUST NOT be included in the
      // request URI."
      throw new MalformedRequest("Send secrets, codes and tokens in the form body, never in the address, where logs "
          + "keep them. Replace a client secret that stood there.");
    }
    if (request.getHeader("DPoP") != null) {
      // The authorization server would bind the token to the key, and nobody here would ask for a proof of it.
      throw new MalformedRequest("This server issues bearer tokens only. Leave the header DPoP out.");
    }
    FormBody.check(request);
    boolean pushed = OfferedEndpoints.PUSHED.equals(request.getServletPath());
    if (pushed && AuthorizationParameters.isStateTooLong(request)) {
      throw new MalformedRequest(AuthorizationParameters.STATE_TOO_LONG);
    }
    if (!pushed && request.getParameter(AuthorizationDetails.PARAMETER) != null) {
      // RFC 9396 section 6 would let a client ask for less here. Whoever did so must not take the answer for that.
      throw new MalformedRequest("Send authorization_details with the authorization request; here scope alone can ask "
          + "for less.");
    }
  }

  private static boolean hasSecretInQuery(String query) {
    try {
      return StringUtils.hasText(query) && UriComponentsBuilder.newInstance().query(query).build().getQueryParams()
          .keySet().stream().map(name -> UriUtils.decode(name, StandardCharsets.UTF_8)).anyMatch(SECRET::contains);
    } catch (IllegalArgumentException hidden) {
      return true;
    }
  }
}
