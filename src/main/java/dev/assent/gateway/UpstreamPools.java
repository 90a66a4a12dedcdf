package dev.assent.gateway;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.httpcomponents.hc5.PoolingHttpClientConnectionManagerMetricsBinder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** Makes the pools. Their clients do what they are told, once: no retry, no redirect, no cookie, no proxy. */
@Component
class UpstreamPools {

  /** For the moment in which a call that ended still gives its connection back. */
  private static final Timeout POOL_WAIT = Timeout.ofMilliseconds(500);

  /** The answer's header is limited as its body is. */
  private static final Http1Config HEADERS =
      Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(16 * 1024).build();

  private final TlsSocketStrategy tls = DefaultClientTlsStrategy.createSystemDefault();
  private final MeterRegistry meters;

  UpstreamPools(MeterRegistry meters) {
    this.meters = meters;
  }

  UpstreamPool open(ApiPath api, CallLimits limits) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create().setTlsSocketStrategy(tls)
            // The places of a lane keep to the number exactly, so this need not, and has no lock for all its calls.
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(HEADERS).build()).build();
    new PoolingHttpClientConnectionManagerMetricsBinder(connections, api.toString()).bindTo(meters);
    UpstreamPool pool = new UpstreamPool(connections, client(connections));
    pool.keepTo(limits);
    return pool;
  }

  static RequestConfig within(CallLimits limits) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(POOL_WAIT)
        .setResponseTimeout(Timeout.of(limits.responseTimeout()))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionManagerShared(true)
        .setRequestExecutor(new SentMark())
        .setUserAgent("Assent")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .build();
  }
}
