package dev.assent.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway keeps to for an API that says nothing else, each within the bounds of {@link CallLimits}; and what
 * no API may exceed, because it is shared.
 *
 * @param maxRequestBytes    largest request body that is read
 * @param maxResponseBytes   largest answer of an upstream that is passed on
 * @param connectTimeout     longest wait for a connection to an upstream
 * @param responseTimeout    longest wait for an upstream's answer, its body included
 * @param maxConcurrentCalls calls of one API that this node has at the upstream at once
 * @param maxCallsPerUpstream calls that this node has at one upstream's host at once, of all APIs together
 */
@ConfigurationProperties("assent.call-limits")
public record DefaultCallLimits(
    @DefaultValue("64KB") DataSize maxRequestBytes,
    @DefaultValue("1MB") DataSize maxResponseBytes,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("64") int maxConcurrentCalls,
    @DefaultValue("120") int maxCallsPerUpstream) {

  public DefaultCallLimits {
    new CallLimits(maxRequestBytes, maxResponseBytes, connectTimeout, responseTimeout, maxConcurrentCalls);
    if (maxConcurrentCalls >= maxCallsPerUpstream) {
      throw new IllegalArgumentException("One slow API could hold up all others at its upstream: set"
          + " assent.call-limits.max-concurrent-calls (now " + maxConcurrentCalls + ") below"
          + " assent.call-limits.max-calls-per-upstream (now " + maxCallsPerUpstream + ")");
    }
  }

  /** How many calls at once an API's own limit may be: never all the places at its upstream. */
  public CallLimits.Range concurrentCalls() {
    return new CallLimits.Range(CallLimits.CONCURRENT_CALLS.from(),
        Math.min(CallLimits.CONCURRENT_CALLS.to(), maxCallsPerUpstream - 1));
  }

  /**
   * What holds for an API: its own limits, and these where it has none. Nothing of it is null, and its calls at once
   * are within {@link #concurrentCalls()} whatever was set while that was wider.
   */
  public CallLimits inForce(CallLimits own) {
    return new CallLimits(
        own.maxRequest() == null ? maxRequestBytes : own.maxRequest(),
        own.maxResponse() == null ? maxResponseBytes : own.maxResponse(),
        own.connectTimeout() == null ? connectTimeout : own.connectTimeout(),
        own.responseTimeout() == null ? responseTimeout : own.responseTimeout(),
        own.maxConcurrentCalls() == null
            ? maxConcurrentCalls
            : Math.min(own.maxConcurrentCalls(), concurrentCalls().to()));
  }
}
