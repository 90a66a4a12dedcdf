package dev.assent.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway keeps to for an API that says nothing else. Each is within the bounds of {@link CallLimits}.
 *
 * @param maxRequestBytes    largest request body that is read
 * @param maxResponseBytes   largest answer of an upstream that is passed on
 * @param connectTimeout     longest wait for a connection to an upstream
 * @param responseTimeout    longest wait for an upstream's answer, its body included
 * @param maxConcurrentCalls calls of one API that this node has at the upstream at once
 */
@ConfigurationProperties("assent.gateway")
public record DefaultCallLimits(
    @DefaultValue("64KB") DataSize maxRequestBytes,
    @DefaultValue("1MB") DataSize maxResponseBytes,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("64") int maxConcurrentCalls) {

  public DefaultCallLimits {
    new CallLimits(maxRequestBytes, maxResponseBytes, connectTimeout, responseTimeout, maxConcurrentCalls);
  }

  /** What holds for an API: its own limits, and these where it has none. Nothing of it is null. */
  public CallLimits inForce(CallLimits own) {
    return new CallLimits(
        own.maxRequest() == null ? maxRequestBytes : own.maxRequest(),
        own.maxResponse() == null ? maxResponseBytes : own.maxResponse(),
        own.connectTimeout() == null ? connectTimeout : own.connectTimeout(),
        own.responseTimeout() == null ? responseTimeout : own.responseTimeout(),
        own.maxConcurrentCalls() == null ? maxConcurrentCalls : own.maxConcurrentCalls());
  }
}
