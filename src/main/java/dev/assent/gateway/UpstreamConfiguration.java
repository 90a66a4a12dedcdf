package dev.assent.gateway;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pooled client to the upstreams. It does what it is told, once: no retry, no redirect, no cookie, no proxy. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

  @Bean(destroyMethod = "close")
  CloseableHttpClient upstreamHttpClient(GatewayProperties properties) {
    Timeout response = Timeout.of(properties.responseTimeout());
    return HttpClients.custom()
        .setConnectionManager(connections(properties, response))
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(properties.poolWait()))
            .setResponseTimeout(response)
            .setProtocolUpgradeEnabled(false)
            .build())
        .setRequestExecutor(new SentMark())
        .setUserAgent("Assent")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .build();
  }

  private static HttpClientConnectionManager connections(GatewayProperties properties, Timeout response) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(properties.maxConnections())
        .setMaxConnPerRoute(properties.maxConnectionsPerRoute())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(response).setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(properties.connectTimeout()))
            .setSocketTimeout(response)
            // A connection that the upstream closed while it idled must not cost a call its use.
            .setValidateAfterInactivity(TimeValue.ofMilliseconds(250))
            .build())
        .build();
  }
}
