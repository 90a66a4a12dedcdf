package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Leads back to the log-in page with one sentence for every failure, so that nobody learns which account names exist.
 * The name that was typed is kept for the field.
 */
public final class SignInFailure implements AuthenticationFailureHandler {

  private static final int LONGEST_NAME = 100;

  private final Audience audience;
  private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();

  public SignInFailure(Audience audience) {
    this.audience = audience;
  }

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException {
    String name = request.getParameter("username");
    if (name != null && name.length() <= LONGEST_NAME) {
      request.getSession().setAttribute(audience.attribute("typedName"), name);
    }
    redirects.sendRedirect(request, response, audience.logIn() + "?error");
  }
}
