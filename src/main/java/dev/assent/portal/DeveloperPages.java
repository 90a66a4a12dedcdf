package dev.assent.portal;

import dev.assent.tsp.TspStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a developer may open. It depends on where the TSP stands now, not on where it stood at the log-in. */
final class DeveloperPages implements AuthorizationManager<RequestAuthorizationContext> {

  /** Where {@link StillDeveloperFilter} notes the TSP's {@link TspStatus}. */
  static final String STANDING = DeveloperPages.class.getName() + ".standing";

  private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
  private static final RequestMatcher OF_APPLICANTS = new OrRequestMatcher(
      PATHS.matcher("/portal/registration"), PATHS.matcher("/portal/registration/**"),
      PATHS.matcher("/portal/verify-email/again"), PATHS.matcher("/portal/account/notices"));
  private static final RequestMatcher OF_LEAVING = new OrRequestMatcher(
      PATHS.matcher(HttpMethod.GET, "/portal/account/status"),
      PATHS.matcher(HttpMethod.GET, "/portal/account/status/**"),
      PATHS.matcher("/portal/account/notices"), PATHS.matcher("/portal/account/leaving"),
      PATHS.matcher("/portal/account/leaving/**"));

  @Override
  public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
    return new AuthorizationDecision(person.get().getPrincipal() instanceof Developer
        && context.getRequest().getAttribute(STANDING) instanceof TspStatus standing
        && isOpen(standing, context.getRequest()));
  }

  /** Whether the page is for developers of a TSP that stands so. */
  static boolean isOpen(TspStatus standing, HttpServletRequest request) {
    return switch (standing) {
      case PENDING, REJECTED -> OF_APPLICANTS.matches(request);
      case ACTIVE -> true;
      case OFFBOARDING -> OF_LEAVING.matches(request);
      case LEFT -> false;
    };
  }

  /** The first page for developers of a TSP that stands so. */
  static String home(TspStatus standing) {
    return switch (standing) {
      case PENDING, REJECTED -> "/portal/registration";
      case OFFBOARDING -> "/portal/account/leaving";
      case ACTIVE, LEFT -> "/portal";
    };
  }
}
