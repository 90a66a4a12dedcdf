package dev.assent.engine;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What of {@code /camunda/**} is open to the staff: the requests that Tasklist makes to show a task, to claim it and to
 * decide on it. All else is closed to everybody, whatever the engine would allow: its set-up (CVE-2026-77226), its own
 * log-in, Cockpit and Admin, and every way to change a task, a process or a filter that is not a decision.
 */
@Component
public class TasklistAccess implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private final RequestMatcher open = new OrRequestMatcher(Stream.of(
      rules(GET, "/camunda/app/tasklist/**", "/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico"),
      rules(GET, "/camunda/api/tasklist/plugin/**", "/camunda/api/admin/auth/user/default",
          "/camunda/api/engine/engine", "/camunda/api/engine/engine/"),
      // Says which filters one may change: none.
      engine(OPTIONS, "/filter"),
      engine(GET, "/process-definition/{id}", "/process-definition/{id}/xml", "/user/{id}/profile"),
      engine(GET, "/filter", "/filter/count", "/filter/{id}", "/filter/{id}/list", "/filter/{id}/count"),
      engine(POST, "/filter/{id}/list", "/filter/{id}/count"),
      engine(POST, "/task", "/task/count"),
      engine(GET, "/task", "/task/count", "/task/{id}", "/task/{id}/form", "/task/{id}/deployed-form",
          "/task/{id}/form-variables", "/task/{id}/identity-links", "/task/{id}/comment", "/task/{id}/attachment"),
      // Changes nothing but the follow-up date: see FollowUps.
      engine(PUT, "/task/{id}"),
      engine(POST, "/task/{id}/claim", "/task/{id}/unclaim", "/task/{id}/submit-form"),
      engine(GET, "/history/user-operation", "/history/user-operation/count", "/history/task"))
      .flatMap(List::stream).toList());

  @Override
  public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
    boolean staff = person.get() != null && person.get().getAuthorities().stream()
        .anyMatch(authority -> authority.getAuthority().equals("ROLE_STAFF"));
    HttpServletRequest request = context.getRequest();
    return new AuthorizationDecision(staff && open.matches(request) && (reads(request) || bearsToken(request)));
  }

  private static boolean reads(HttpServletRequest request) {
    return CsrfConstants.CSRF_NON_MODIFYING_METHODS_PATTERN.matcher(request.getMethod()).matches();
  }

  /** Camunda's own check ends the session of whoever fails it; so a foreign page could log everybody out. */
  private static boolean bearsToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    return token != null && token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
  }

  private static List<RequestMatcher> engine(HttpMethod method, String... paths) {
    return rules(method, Arrays.stream(paths).map(ENGINE::concat).toArray(String[]::new));
  }

  private static List<RequestMatcher> rules(HttpMethod method, String... paths) {
    var patterns = PathPatternRequestMatcher.withDefaults();
    return Arrays.stream(paths).map(path -> (RequestMatcher) patterns.matcher(method, path)).toList();
  }
}
