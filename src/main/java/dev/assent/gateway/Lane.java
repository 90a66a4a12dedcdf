package dev.assent.gateway;

import dev.assent.catalog.CallLimits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.util.List;

/**
 * The way of one API's calls to its upstream. The places on it are its own, and so are its connections: as many as it
 * has places, so that none ever waits for a connection, and no other API's calls can use them up.
 *
 * @param ofApi      places of this API
 * @param ofUpstream places of all APIs at the same host
 * @param ofNode     places of all APIs at all upstreams
 * @param breaker    of the upstream's address, shared by all APIs that are forwarded there
 * @param pool       connections of this API
 */
record Lane(URI upstream, CallLimits limits, Bulkhead ofApi, Bulkhead ofUpstream, Bulkhead ofNode,
    CircuitBreaker breaker, UpstreamPool pool) {

  boolean serves(TargetApi api) {
    return upstream.equals(api.upstream()) && limits.equals(api.limits());
  }

  /** Never waits. The breaker is asked last, since what it gives out are the probes of an upstream that failed. */
  Entry enter() {
    if (!ofApi.tryAcquirePermission()) {
      return full(ofApi);
    }
    if (!ofUpstream.tryAcquirePermission()) {
      ofApi.onComplete();
      return full(ofUpstream);
    }
    if (!ofNode.tryAcquirePermission()) {
      ofUpstream.onComplete();
      ofApi.onComplete();
      return full(ofNode);
    }
    if (!breaker.tryAcquirePermission()) {
      ofNode.onComplete();
      ofUpstream.onComplete();
      ofApi.onComplete();
      return new Entry.Broken(breaker.getName());
    }
    return new Entry.Free(new Passage(this, List.of(ofApi, ofUpstream, ofNode), breaker));
  }

  private static Entry full(Bulkhead places) {
    return new Entry.Full(places.getName(), places.getBulkheadConfig().getMaxConcurrentCalls());
  }
}
