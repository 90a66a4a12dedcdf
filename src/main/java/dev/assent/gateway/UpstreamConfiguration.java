package dev.assent.gateway;

import dev.assent.catalog.DefaultCallLimits;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps a slow upstream from taking the others down, with its meters. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

  /**
   * @throws IllegalStateException if one upstream could hold all the places at upstreams, or all upstreams together
   *     all of this node's threads
   */
  @Bean
  BulkheadRegistry upstreamBulkheads(MeterRegistry meters, GatewayProperties properties, DefaultCallLimits limits,
      ServerProperties server) {
    int threads = server.getTomcat().getThreads().getMax();
    if (properties.maxCallsAtOnce() >= threads || limits.maxCallsPerUpstream() >= properties.maxCallsAtOnce()) {
      throw new IllegalStateException("Slow upstreams could hold up all calls: set"
          + " assent.call-limits.max-calls-per-upstream (now " + limits.maxCallsPerUpstream() + ") below"
          + " assent.gateway.max-calls-at-once (now " + properties.maxCallsAtOnce() + "), and that below"
          + " server.tomcat.threads.max (now " + threads + ")");
    }
    BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    return bulkheads;
  }

  @Bean
  CircuitBreakerRegistry upstreamBreakers(MeterRegistry meters, GatewayProperties properties, Clock clock) {
    GatewayProperties.Breaker breaker = properties.breaker();
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(breaker.window())
        .minimumNumberOfCalls(breaker.minimumCalls())
        .failureRateThreshold(breaker.failureRate())
        .waitDurationInOpenState(breaker.openFor())
        .permittedNumberOfCallsInHalfOpenState(breaker.probes())
        .clock(clock)
        .build());
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    return breakers;
  }
}
