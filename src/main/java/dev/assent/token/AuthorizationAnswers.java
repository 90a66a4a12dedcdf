package dev.assent.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Leads the browser back to the client: RFC 6749 sections 4.1.2 and 4.1.2.1, each answer with {@code iss} (RFC 9207),
 * so that a client of several authorization servers knows whose it is.
 */
final class AuthorizationAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private final String issuer;

  AuthorizationAnswers(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
      Authentication authentication) throws IOException {
    var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
    Answer answer = new Answer(granted);
    answer.with("code", granted.getAuthorizationCode().getTokenValue());
    response.sendRedirect(answer.of(granted, issuer));
  }

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException {
    var refusal = (OAuth2AuthorizationCodeRequestAuthenticationException) failure;
    OAuth2Error error = refusal.getError();
    var refused = refusal.getAuthorizationCodeRequestAuthentication();
    if (refused == null || !StringUtils.hasText(refused.getRedirectUri())) {
      // Section 4.1.2.1: without a redirect URI that is known to be the client's, it "MUST NOT automatically redirect".
      response.sendError(HttpStatus.BAD_REQUEST.value(), error.toString());
      return;
    }
    Answer answer = new Answer(refused);
    answer.with("error", error.getErrorCode());
    answer.with("error_description", error.getDescription());
    answer.with("error_uri", error.getUri());
    response.sendRedirect(answer.of(refused, issuer));
  }

  private static final class Answer {

    private final UriComponentsBuilder address;

    Answer(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
      this.address = UriComponentsBuilder.fromUriString(request.getRedirectUri());
    }

    void with(String name, String value) {
      if (StringUtils.hasText(value)) {
        address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
      }
    }

    String of(OAuth2AuthorizationCodeRequestAuthenticationToken request, String issuer) {
      with("state", request.getState());
      with("iss", issuer);
      return address.build(true).toUriString();
    }
  }
}
