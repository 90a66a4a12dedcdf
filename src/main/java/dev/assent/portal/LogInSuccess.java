package dev.assent.portal;

import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Leads a developer to the page asked for, and one whose TSP is not admitted to how the registration stands. */
@Component
class LogInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

  private final Tsps tsps;

  LogInSuccess(Tsps tsps) {
    this.tsps = tsps;
    setRequestCache(AudienceSessions.of(Audience.PORTAL).savedRequests());
    setDefaultTargetUrl(Audience.PORTAL.home());
  }

  @Override
  public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
      Authentication person) throws ServletException, IOException {
    TspStatus status = tsps.get(((Developer) person.getPrincipal()).tspId()).status();
    if (status == TspStatus.ACTIVE) {
      super.onAuthenticationSuccess(request, response, person);
    } else {
      clearAuthenticationAttributes(request);
      response.sendRedirect(request.getContextPath() + DeveloperPages.home(status));
    }
  }
}
