package dev.assent.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody has used for as long as sessions last, even though one of its pages has asked all the
 * while whether something has changed: a page that updates itself is nobody who is present.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class IdleSessions extends OncePerRequestFilter {

  private static final String LAST_USED = IdleSessions.class.getName() + ".lastUsed";
  private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

  private final Clock clock;

  IdleSessions(Clock clock) {
    this.clock = clock;
  }

  /** Whether a page, not a person, sent this: htmx says so. */
  static boolean isAskedByPage(HttpServletRequest request) {
    return "true".equals(request.getHeader("HX-Request"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      note(session, isAskedByPage(request), clock.instant());
    }
    chain.doFilter(request, response);
  }

  private static void note(HttpSession session, boolean askedByPage, Instant now) {
    Instant lastUsed = (Instant) session.getAttribute(LAST_USED);
    if (lastUsed == null || !askedByPage && lastUsed.plus(NOTED_EVERY).isBefore(now)) {
      session.setAttribute(LAST_USED, now);
    } else if (askedByPage && session.getMaxInactiveInterval() > 0
        && lastUsed.plusSeconds(session.getMaxInactiveInterval()).isBefore(now)) {
      session.invalidate();
    }
  }
}
