package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The lanes of all APIs that were called on this node, each as the catalogue says at this moment. There are as many as
 * the catalogue has APIs, so are the meters.
 */
@Component
class Lanes implements DisposableBean {

  /** The bulkhead that all share, so that no number of slow upstreams takes all of this node's threads. */
  static final String ALL = "all upstreams";

  private final Map<ApiPath, Lane> lanes = new ConcurrentHashMap<>();
  private final UpstreamPools pools;
  private final BulkheadRegistry bulkheads;
  private final CircuitBreakerRegistry breakers;
  private final int callsPerUpstream;
  private final Bulkhead all;

  Lanes(UpstreamPools pools, BulkheadRegistry bulkheads, CircuitBreakerRegistry breakers, DefaultCallLimits limits,
      GatewayProperties properties) {
    this.pools = pools;
    this.bulkheads = bulkheads;
    this.breakers = breakers;
    this.callsPerUpstream = limits.maxCallsPerUpstream();
    this.all = bulkheads.bulkhead(ALL, () -> atOnce(properties.maxCallsAtOnce()));
  }

  Lane of(TargetApi api) {
    Lane known = lanes.get(api.path());
    return known != null && known.serves(api) ? known : lanes.compute(api.path(), (path, present) ->
        present != null && present.serves(api) ? present : open(api, present));
  }

  /** Calls on the lane that this one replaces go on as they began; its pool is kept and takes on the new limits. */
  private Lane open(TargetApi api, Lane before) {
    CallLimits limits = api.limits();
    UpstreamPool pool = before == null ? pools.open(api.path(), limits) : before.pool();
    pool.keepTo(limits);
    if (before != null && !before.upstream().equals(api.upstream())) {
      forgetBreaker(api.path(), before.breaker());
    }
    return new Lane(api.upstream(), limits, placesOf(api.path(), limits), placesAt(api.upstream()), all,
        breakers.circuitBreaker(address(api.upstream())), pool);
  }

  private Bulkhead placesOf(ApiPath path, CallLimits limits) {
    Bulkhead places = Bulkhead.of(path.toString(), atOnce(limits.maxConcurrentCalls()));
    bulkheads.find(path.toString()).ifPresentOrElse(
        before -> bulkheads.replace(path.toString(), places),
        () -> bulkheads.bulkhead(path.toString(), () -> places.getBulkheadConfig()));
    return bulkheads.bulkhead(path.toString());
  }

  private Bulkhead placesAt(URI upstream) {
    String host = upstream.getScheme() + "://" + upstream.getRawAuthority();
    return bulkheads.bulkhead(host, () -> atOnce(callsPerUpstream));
  }

  private void forgetBreaker(ApiPath leaving, CircuitBreaker breaker) {
    boolean needed = lanes.entrySet().stream()
        .anyMatch(lane -> !lane.getKey().equals(leaving) && lane.getValue().breaker() == breaker);
    if (!needed) {
      breakers.remove(breaker.getName());
    }
  }

  private static BulkheadConfig atOnce(int calls) {
    return BulkheadConfig.custom().maxConcurrentCalls(calls).maxWaitDuration(Duration.ZERO).build();
  }

  /** Without what may be secret in a query. */
  private static String address(URI upstream) {
    return upstream.getScheme() + "://" + upstream.getRawAuthority() + upstream.getRawPath();
  }

  /** A connection that idles is closed before the upstream closes it. */
  @Scheduled(fixedDelay = 10_000)
  void closeIdleConnections() {
    lanes.values().forEach(lane -> lane.pool().closeIdle());
  }

  @Override
  public void destroy() {
    lanes.values().forEach(lane -> lane.pool().close());
  }
}
