package dev.assent.client;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that asks a stranger's server once, and what its answer says about keeping it. */
final class JwksHttp {

  private static final Timeout PATIENCE = Timeout.ofSeconds(3);
  private static final int MOST_CONNECTIONS = 16;
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age=\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_KEPT =
      Pattern.compile("(?:^|[,\\s])no-(?:store|cache)\\b", Pattern.CASE_INSENSITIVE);

  private JwksHttp() { }

  static CloseableHttpClient client(PublicAddresses addresses) {
    return client(addresses, PATIENCE);
  }

  /** @param patience with a connection, and with each answer until its next bytes come */
  static CloseableHttpClient client(PublicAddresses addresses, Timeout patience) {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(addresses)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(patience).setSocketTimeout(patience).build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(patience).build())
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .build())
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(patience)
            .setResponseTimeout(patience)
            .setProtocolUpgradeEnabled(false)
            .build())
        // Each exchange resolves the name anew.
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Assent")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .build();
  }

  /** RFC 9111 section 4.2.1: max-age, less the age that the answer has already. */
  static Duration freshness(HttpResponse response) {
    Header control = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
    if (control == null) {
      return FetchedJwks.UNSAID;
    }
    if (NOT_KEPT.matcher(control.getValue()).find()) {
      return Duration.ZERO;
    }
    Matcher maxAge = MAX_AGE.matcher(control.getValue());
    return maxAge.find()
        ? Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age(response))
        : FetchedJwks.UNSAID;
  }

  private static Duration age(HttpResponse response) {
    Header age = response.getFirstHeader(HttpHeaders.AGE);
    return age != null && age.getValue().matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(age.getValue()))
        : Duration.ZERO;
  }
}
