package dev.assent.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the log-in of one audience, and refuses attempts unread while too many have failed. */
final class SignInThrottleFilter extends OncePerRequestFilter {

  private final Audience audience;
  private final SignInThrottle throttle;
  private final RequestMatcher logIns;

  SignInThrottleFilter(Audience audience, SignInThrottle throttle) {
    this.audience = audience;
    this.throttle = throttle;
    this.logIns = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, audience.logIn());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !logIns.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String account = request.getParameter("username");
    var attempt = throttle.begin(audience, account == null ? "" : account, request.getRemoteAddr());
    if (attempt.refused()) {
      refuse(request, response, attempt.retryAfter());
      return;
    }
    chain.doFilter(request, response);
    if (someoneLoggedIn() || SignInFailure.wasPasswordRight(request)) {
      attempt.success().run();
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    long seconds = seconds(wait);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    ErrorPages.send(request, response, Problem.of(ErrorCode.TOO_MANY_ATTEMPTS).withMember("retry_after", seconds));
  }

  /** As Retry-After says it: whole seconds, and never too few. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** A failed log-in clears the context, a successful one sets it; both happen inside the chain. */
  private static boolean someoneLoggedIn() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null && person.isAuthenticated();
  }
}
