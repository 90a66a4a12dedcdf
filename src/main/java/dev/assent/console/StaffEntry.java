package dev.assent.console;

import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import dev.assent.web.ErrorCode;
import dev.assent.web.ErrorPages;
import dev.assent.web.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * What happens when somebody who is not logged in as staff asks for the bank's pages: a developer or a customer is
 * refused, and may log in as staff from there; anybody else is led to the log-in page.
 */
final class StaffEntry implements AuthenticationEntryPoint {

  private final List<SecurityContextRepository> others =
      List.of(AudienceSessions.of(Audience.PORTAL).contexts(), AudienceSessions.of(Audience.CUSTOMER).contexts());
  private final AuthenticationEntryPoint logIn;

  StaffEntry(AuthenticationEntryPoint logIn) {
    this.logIn = logIn;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (others.stream().anyMatch(contexts -> contexts.containsContext(request))) {
      ErrorPages.send(request, response, Problem.of(ErrorCode.FORBIDDEN));
    } else {
      logIn.commence(request, response, failure);
    }
  }
}
