package dev.assent.token;

import dev.assent.web.ErrorCode;
import dev.assent.web.ErrorPages;
import dev.assent.web.NetworkAllowance;
import dev.assent.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers one network only so often in a second, whatever it asks: the rest of this node is for the others. */
final class NetworkRates extends OncePerRequestFilter {

  private static final String SENTENCE = "Too many requests come from this network. Wait for as many seconds as "
      + "Retry-After says, then send this one again.";

  private final NetworkAllowance requests;
  private final DescribedErrors errors;

  NetworkRates(TokenProperties.Limits limits, Clock clock, DescribedErrors errors) {
    this.requests = new NetworkAllowance(limits.requestsPerSecond(), Duration.ofSeconds(1), clock);
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long wait = requests.take(request, "");
    if (wait == 0) {
      chain.doFilter(request, response);
    } else if (EndpointRequests.ENDPOINTS.contains(request.getServletPath())) {
      errors.later(SENTENCE, wait, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
      ErrorPages.send(request, response, Problem.of(ErrorCode.RATE_LIMITED).withDetail(SENTENCE));
    }
  }
}
