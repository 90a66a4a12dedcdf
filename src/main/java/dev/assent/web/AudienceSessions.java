package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What one audience keeps in the session that it may share with others. */
public final class AudienceSessions {

  private final Audience audience;

  private AudienceSessions(Audience audience) {
    this.audience = audience;
  }

  public static AudienceSessions of(Audience audience) {
    return new AudienceSessions(audience);
  }

  /** Who is logged in. A chain of another module that serves this audience (authorization endpoint) uses it too. */
  public SecurityContextRepository contexts() {
    var contexts = new HttpSessionSecurityContextRepository();
    contexts.setSpringSecurityContextKey(audience.attribute("securityContext"));
    return contexts;
  }

  /** The page that was asked for before the log-in: only a page of this audience that a browser asked for. */
  public RequestCache savedRequests() {
    var cache = new HttpSessionRequestCache();
    cache.setSessionAttrName(audience.attribute("savedRequest"));
    // A parameter "continue" would travel with the authorization request to the TSP's parameters.
    cache.setMatchingRequestParameterName(null);
    RequestMatcher page = returnTargets();
    cache.setRequestMatcher(request -> page.matches(request) && Browser.asksForPage(request));
    return cache;
  }

  public CsrfTokenRepository csrfTokens() {
    var tokens = new HttpSessionCsrfTokenRepository();
    tokens.setSessionAttributeName(audience.attribute("csrfToken"));
    return tokens;
  }

  /** Removes what this audience keeps, and leaves the others logged in. */
  LogoutHandler forgetting() {
    return this::forget;
  }

  private void forget(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return;
    }
    Collections.list(session.getAttributeNames()).stream()
        .filter(name -> name.startsWith(audience.attribute("")))
        .forEach(session::removeAttribute);
  }

  private RequestMatcher returnTargets() {
    var patterns = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(Stream.concat(audience.paths().stream(), audience.returnPaths().stream())
        .map(path -> (RequestMatcher) patterns.matcher(HttpMethod.GET, path))
        .toList());
  }
}
