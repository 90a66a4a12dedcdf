package dev.assent.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call's place at the upstream. It is ended once, in one of three ways, whatever becomes of the call. */
final class Passage {

  private final Lane lane;
  private final List<Bulkhead> held;
  private final CircuitBreaker breaker;

  Passage(Lane lane, List<Bulkhead> held, CircuitBreaker breaker) {
    this.lane = lane;
    this.held = held;
    this.breaker = breaker;
  }

  Lane lane() {
    return lane;
  }

  /** Nothing was sent, and the upstream had no part in that. */
  void abandon() {
    breaker.releasePermission();
    held.forEach(Bulkhead::onComplete);
  }

  void answered(long nanoseconds) {
    breaker.onSuccess(nanoseconds, TimeUnit.NANOSECONDS);
    held.forEach(Bulkhead::onComplete);
  }

  void failed(long nanoseconds, Exception cause) {
    breaker.onError(nanoseconds, TimeUnit.NANOSECONDS, cause);
    held.forEach(Bulkhead::onComplete);
  }
}
