package dev.assent.gateway;

import dev.assent.catalog.CallLimits;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** One API's connections to its upstream, and the client that uses them. */
record UpstreamPool(PoolingHttpClientConnectionManager connections, CloseableHttpClient http) {

  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /** Binds the next call; connections that are in use stay as they are. */
  void keepTo(CallLimits limits) {
    Timeout response = Timeout.of(limits.responseTimeout());
    connections.setDefaultMaxPerRoute(limits.maxConcurrentCalls());
    // The default is for routes that are yet to be used.
    connections.getRoutes().forEach(route -> connections.setMaxPerRoute(route, limits.maxConcurrentCalls()));
    connections.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(response).setTcpNoDelay(true).build());
    connections.setDefaultConnectionConfig(ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(limits.connectTimeout()))
        .setSocketTimeout(response)
        // A connection that the upstream closed while it idled must not cost a call its use.
        .setValidateAfterInactivity(TimeValue.ofMilliseconds(250))
        .build());
  }

  void closeIdle() {
    connections.closeExpired();
    connections.closeIdle(IDLE);
  }

  void close() {
    http.close(CloseMode.GRACEFUL);
    connections.close(CloseMode.GRACEFUL);
  }
}
