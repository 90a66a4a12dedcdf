package dev.assent.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the data plane.
 *
 * @param maxRequestBytes        largest request body that is read; at most 512 KB
 * @param maxResponseBytes       largest answer of an upstream that is passed on; at most 64 MB
 * @param connectTimeout         longest wait for a connection to an upstream
 * @param responseTimeout        longest wait for an upstream's answer, its body included
 * @param poolWait               longest wait for a connection of the pool before the upstream counts as overloaded
 * @param maxConnections         connections to all upstreams together
 * @param maxConnectionsPerRoute connections to one upstream host
 * @param retryAfter             what an answer 503 says in {@code Retry-After}
 */
@ConfigurationProperties("assent.gateway")
record GatewayProperties(
    @DefaultValue("64KB") DataSize maxRequestBytes,
    @DefaultValue("1MB") DataSize maxResponseBytes,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("500ms") Duration poolWait,
    @DefaultValue("200") int maxConnections,
    @DefaultValue("100") int maxConnectionsPerRoute,
    @DefaultValue("1s") Duration retryAfter) {

  /** What the column of the evidence holds, once it is encrypted. */
  private static final DataSize LARGEST_REQUEST = DataSize.ofKilobytes(512);
  private static final DataSize LARGEST_RESPONSE = DataSize.ofMegabytes(64);

  GatewayProperties {
    if (maxRequestBytes.compareTo(LARGEST_REQUEST) > 0 || maxResponseBytes.compareTo(LARGEST_RESPONSE) > 0) {
      throw new IllegalArgumentException("assent.gateway.max-request-bytes must be at most 512KB, and "
          + "assent.gateway.max-response-bytes at most 64MB");
    }
  }
}
