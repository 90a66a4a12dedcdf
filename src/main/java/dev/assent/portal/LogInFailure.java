package dev.assent.portal;

import dev.assent.web.Audience;
import dev.assent.web.SignInFailure;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Tells a developer who knows the password that the TSP has left. Everybody else gets the one sentence that all log-in
 * pages share and that says nothing about the account.
 */
@Component
class LogInFailure implements AuthenticationFailureHandler {

  private final AuthenticationFailureHandler otherwise = new SignInFailure(Audience.PORTAL);

  @Override
  public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
      AuthenticationException failure) throws IOException, ServletException {
    if (failure instanceof TspHasLeftException) {
      SignInFailure.passwordWasRight(request);
      response.sendRedirect(request.getContextPath() + Audience.PORTAL.logIn() + "?left");
    } else {
      otherwise.onAuthenticationFailure(request, response, failure);
    }
  }
}
