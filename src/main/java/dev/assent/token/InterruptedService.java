package dev.assent.token;

import dev.assent.web.LostDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers programs in OAuth's own words while the database cannot be reached. People get the page of all errors. */
final class InterruptedService extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(InterruptedService.class);

  private final DescribedErrors errors;

  InterruptedService(DescribedErrors errors) {
    this.errors = errors;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !EndpointRequests.ENDPOINTS.contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException failure) {
      if (!LostDatabase.isCauseOf(failure) || response.isCommitted()) {
        throw failure;
      }
      LOG.warn("A request to {} found no database: {}", request.getServletPath(), failure.toString());
      response.resetBuffer();
      errors.interrupted(response);
    }
  }
}
