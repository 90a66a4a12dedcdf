package dev.assent.portal;

import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.Tsps;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the log-in of somebody who was removed, whose password was changed, or whose TSP has gone: at the next request. */
class StillDeveloperFilter extends OncePerRequestFilter {

  private final Tsps tsps;

  StillDeveloperFilter(Tsps tsps) {
    this.tsps = tsps;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person != null && person.getPrincipal() instanceof Developer developer && !isStill(developer)) {
      PortalSessions.end(request, response);
    }
    chain.doFilter(request, response);
  }

  private boolean isStill(Developer developer) {
    return tsps.developer(developer.getUsername())
        .map(DeveloperAccount::passwordChangedAt)
        .filter(developer.passwordChangedAt()::equals)
        .filter(same -> PortalSecurity.admits(tsps.get(developer.tspId())))
        .isPresent();
  }
}
