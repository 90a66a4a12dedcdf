package dev.assent.portal;

import dev.assent.web.Audience;
import dev.assent.web.AudienceSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is logged in to the portal in this browser. */
final class PortalSessions {

  private PortalSessions() { }

  /** The same person goes on, with what has changed in the account. */
  static void renew(Developer developer, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(developer, null, developer.getAuthorities()));
    request.getSession();
    request.changeSessionId();
    save(context, request, response);
  }

  static void end(HttpServletRequest request, HttpServletResponse response) {
    save(SecurityContextHolder.createEmptyContext(), request, response);
  }

  private static void save(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.setContext(context);
    AudienceSessions.of(Audience.PORTAL).contexts().saveContext(context, request, response);
  }
}
