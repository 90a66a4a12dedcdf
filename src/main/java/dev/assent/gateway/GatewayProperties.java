package dev.assent.gateway;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How the data plane deals with upstreams. What holds for one API stands in the catalogue.
 *
 * @param maxCallsAtOnce      calls that this node has at all upstreams together at once
 * @param retryAfter          what an answer 503 says in {@code Retry-After} while an upstream is busy
 * @param echoesPerMinute     calls of the sandbox's echo that a client may make in a minute, on each node
 * @param keepEvidence        for how long a signed request is kept, should its client ever deny it
 * @param breaker             when an upstream that fails is left alone
 */
@ConfigurationProperties("assent.gateway")
record GatewayProperties(
    @DefaultValue("160") int maxCallsAtOnce,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("60") int echoesPerMinute,
    @DurationUnit(ChronoUnit.DAYS) @DefaultValue("400d") Duration keepEvidence,
    @DefaultValue Breaker breaker) {

  GatewayProperties {
    if (keepEvidence.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("assent.gateway.keep-evidence must be at least a day (1d), for what is kept"
          + " shorter is deleted");
    }
    if (echoesPerMinute < 1) {
      throw new IllegalArgumentException("assent.gateway.echoes-per-minute must be at least 1");
    }
  }

  /**
   * The circuit breaker of each upstream address.
   *
   * @param window       how many of the last calls are looked at
   * @param minimumCalls fewer than so many calls say nothing
   * @param failureRate  per cent of them that must have failed
   * @param openFor      for how long no call is sent then
   * @param probes       how many calls are sent after that, to see whether it works again
   */
  record Breaker(
      @DefaultValue("20") int window,
      @DefaultValue("10") int minimumCalls,
      @DefaultValue("50") int failureRate,
      @DefaultValue("10s") Duration openFor,
      @DefaultValue("3") int probes) { }
}
