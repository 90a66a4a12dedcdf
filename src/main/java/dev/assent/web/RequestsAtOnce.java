package dev.assent.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps threads of this node for calls, which have their own limits and are not counted here: whatever else is asked
 * for reads its body before anybody is known, and a body that trickles holds a thread. One network gets a part of the
 * places only, so that it cannot shut the others out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestsAtOnce extends OncePerRequestFilter {

  private static final String LATER = "1";
  private static final int MOST_NETWORKS = 100_000;

  private final Bulkhead all;
  private final LoadingCache<String, Bulkhead> networks;

  RequestsAtOnce(RequestLimits limits) {
    this.all = places("all networks", limits.atOnce());
    this.networks = Caffeine.newBuilder()
        // Longer than any request takes.
        .expireAfterAccess(Duration.ofMinutes(10)).maximumSize(MOST_NETWORKS)
        .build(network -> places(network, limits.atOnceFromNetwork()));
  }

  private static Bulkhead places(String name, int most) {
    return Bulkhead.of(name,
        BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(Duration.ZERO).build());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bulkhead network = networks.get(Network.of(request.getRemoteAddr()));
    if (!network.tryAcquirePermission()) {
      refuse(request, response, ErrorCode.RATE_LIMITED, "Too many requests of this network are under way.");
      return;
    }
    try {
      if (!all.tryAcquirePermission()) {
        refuse(request, response, ErrorCode.SERVICE_UNAVAILABLE, "Too many requests are under way.");
        return;
      }
      try {
        chain.doFilter(request, response);
      } finally {
        all.onComplete();
      }
    } finally {
      network.onComplete();
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String why)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, LATER);
    ErrorPages.send(request, response, Problem.of(code).withDetail(why + " Send this one again in a second."));
  }
}
