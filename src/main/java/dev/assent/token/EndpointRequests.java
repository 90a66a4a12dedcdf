package dev.assent.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a request to the token, revocation or introspection endpoint must look like before anybody asks who sends it:
 * RFC 6749 sections 2.3, 3.2 and appendix B.
 */
final class EndpointRequests extends OncePerRequestFilter {

  static final Set<String> ENDPOINTS = Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect");
  private static final Set<String> SECRET = Set.of("client_secret", "client_assertion", "code", "code_verifier",
      "refresh_token", "token");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final DescribedErrors errors;

  EndpointRequests(DescribedErrors errors) {
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ENDPOINTS.contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      // Section 3.2: "The client MUST use the HTTP "POST" method when making access token requests."
      response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
      refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "Use POST, with all parameters in the form body.");
      return;
    }
    String wrong = wrong(request);
    if (wrong != null) {
      refuse(response, HttpStatus.BAD_REQUEST, wrong);
      return;
    }
    chain.doFilter(request, response);
  }

  /** What is wrong with it, in a sentence for a developer; null if nothing is. */
  private static String wrong(HttpServletRequest request) {
    if (!isForm(request.getContentType())) {
      return "Send the parameters as a form: Content-Type: application/x-www-form-urlencoded.";
    }
    if (hasSecretInQuery(request.getQueryString())) {
      // Section 2.3.1: "The parameters can only be transmitted in the request-body and MUST NOT be included in the
      // request URI."
      return "Send secrets, codes and tokens in the form body, never in the address, where logs keep them. Replace a "
          + "client secret that stood there.";
    }
    // Section 3.2: "Request and response parameters MUST NOT be included more than once."
    for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
      if (parameter.getValue().length > 1) {
        String name = parameter.getKey();
        return (NAME.matcher(name).matches() ? name : "A parameter") + " stands there more than once.";
      }
    }
    // Section 2.3: "The client MUST NOT use more than one authentication method in each request."
    return methods(request) > 1
        ? "Log on in one way only: Basic, or client_secret in the body, or client_assertion."
        : null;
  }

  private static boolean isForm(String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException malformed) {
      return false;
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

  private static long methods(HttpServletRequest request) {
    return Stream.of(request.getHeader(HttpHeaders.AUTHORIZATION), request.getParameter("client_secret"),
        request.getParameter("client_assertion")).filter(StringUtils::hasText).count();
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
    errors.write(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, sentence, null), status, response);
  }
}
