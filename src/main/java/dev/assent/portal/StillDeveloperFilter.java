package dev.assent.portal;

import dev.assent.tsp.DeveloperAccount;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the log-in of somebody who was removed, whose password was changed, or whose TSP has gone, at the next request;
 * for others notes where the TSP stands, and leads away from pages of the account that are not theirs then.
 */
class StillDeveloperFilter extends OncePerRequestFilter {

  private static final RequestMatcher ACCOUNT =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/portal/account/**");

  private final Tsps tsps;

  StillDeveloperFilter(Tsps tsps) {
    this.tsps = tsps;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person != null && person.getPrincipal() instanceof Developer developer) {
      Optional<TspStatus> standing = standing(developer);
      if (standing.isEmpty()) {
        PortalSessions.end(request, response);
      } else if (isNotTheirs(standing.get(), request)) {
        response.sendRedirect(request.getContextPath() + DeveloperPages.home(standing.get()));
        return;
      } else {
        request.setAttribute(DeveloperPages.STANDING, standing.get());
      }
    }
    chain.doFilter(request, response);
  }

  private Optional<TspStatus> standing(Developer developer) {
    return tsps.developer(developer.getUsername())
        .map(DeveloperAccount::passwordChangedAt)
        .filter(developer.passwordChangedAt()::equals)
        .map(same -> tsps.get(developer.tspId()).status())
        .filter(status -> status != TspStatus.LEFT);
  }

  private static boolean isNotTheirs(TspStatus standing, HttpServletRequest request) {
    return ACCOUNT.matches(request) && !DeveloperPages.isOpen(standing, request);
  }
}
