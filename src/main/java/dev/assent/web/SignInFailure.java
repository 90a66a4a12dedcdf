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

  private static final String PASSWORD_WAS_RIGHT = SignInFailure.class.getName() + ".passwordWasRight";
  private static final int LONGEST_NAME = 100;

  private final Audience audience;
  private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();

  public SignInFailure(Audience audience) {
    this.audience = audience;
  }

  /** For a log-in that is refused for another reason than its password: it is no attempt at guessing. */
  public static void passwordWasRight(HttpServletRequest request) {
    request.setAttribute(PASSWORD_WAS_RIGHT, true);
  }

  static boolean wasPasswordRight(HttpServletRequest request) {
    return request.getAttribute(PASSWORD_WAS_RIGHT) != null;
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
