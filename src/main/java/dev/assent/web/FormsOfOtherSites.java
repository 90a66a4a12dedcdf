package dev.assent.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form of another site before anything asks for a session. Browsers send it without our cookie
 * (SameSite=Lax), yet would take a new one from the answer: any site could log people out of ours. Browsers that do not
 * say where a form comes from leave it to the form's token.
 */
final class FormsOfOtherSites extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod()) || !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ErrorPages.send(request, response, Problem.of(ErrorCode.FORBIDDEN));
  }
}
