package dev.assent.client;

import dev.assent.client.PublicAddresses.NotPublicException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Posts to servers that TSPs name, under the rules by which their JWKS are fetched: over TLS, into the public Internet
 * alone, once, with no redirect followed, and within a time and a size. In the demo this machine will do as well.
 */
@Component
public class TspServers implements AutoCloseable {

  /** All of an exchange. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Timeout PATIENCE = Timeout.ofSeconds(5);
  private static final int MOST_BYTES = 16 * 1024;

  private final KeyAddressRules rules;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService timer;

  @Autowired
  TspServers(KeyAddressRules rules) {
    this(rules, new PublicAddresses(rules.admitPrivateNetworks(), InetAddress::getAllByName));
  }

  TspServers(KeyAddressRules rules, PublicAddresses addresses) {
    this.rules = rules;
    this.http = JwksHttp.client(addresses, PATIENCE);
    var threads = new CustomizableThreadFactory("tsp-servers-");
    threads.setDaemon(true);
    this.timer = Executors.newSingleThreadScheduledExecutor(threads);
  }

  /** @param body at most the first 16 KB of it, UTF-8; empty if there is none */
  public record Answer(int status, String body) { }

  /** @throws RefusedAddressException if this cannot be an address of a TSP's server */
  public URI check(String address) {
    try {
      return rules.check(address);
    } catch (InvalidKeysException refused) {
      throw new RefusedAddressException(refused.reason(), refused.getMessage(), refused);
    }
  }

  /** @throws IOException if nothing answered in time, not over TLS with a valid certificate, or not in public */
  public Answer post(URI address, Map<String, String> headers, String body) throws IOException {
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    // Its content type is among the headers.
    request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
    Future<?> end = timer.schedule(request::cancel, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, response -> read(request, response));
    } finally {
      end.cancel(false);
    }
  }

  /** Whether a post failed because the name leads into a network that is not public. */
  public static boolean isNotPublic(IOException failure) {
    return failure instanceof NotPublicException;
  }

  /** What is more than that is not read: closing the response would first read the rest of it. */
  private static Answer read(HttpPost request, ClassicHttpResponse response) throws IOException {
    byte[] body = response.getEntity() == null
        ? new byte[0]
        : response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      request.cancel();
    }
    return new Answer(response.getCode(),
        new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    http.close();
  }
}
