package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Opens no session for a form that comes without one. Browsers send a form of another site without our cookie
 * (SameSite=Lax), yet would take a new one from the refusal: any site could log people out of ours.
 */
final class CsrfTokensOfSessions implements CsrfTokenRepository {

  private final CsrfTokenRepository tokens;

  CsrfTokensOfSessions(CsrfTokenRepository tokens) {
    this.tokens = tokens;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return tokens.generateToken(request);
  }

  @Override
  public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (!HttpMethod.POST.matches(request.getMethod()) || request.getSession(false) != null) {
      tokens.saveToken(token, request, response);
    }
  }

  @Override
  public CsrfToken loadToken(HttpServletRequest request) {
    return tokens.loadToken(request);
  }
}
