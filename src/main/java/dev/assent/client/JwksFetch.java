package dev.assent.client;

import dev.assent.client.PublicAddresses.NotPublicException;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.InvalidClientKeysException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Fetches clients' JWKS, on few threads of its own and each within {@link #LONGEST}. */
@Component
class JwksFetch implements AutoCloseable {

  static final Duration LONGEST = Duration.ofSeconds(6);

  private static final int MOST_BYTES = 64 * 1024;
  private static final int THREADS = 8;
  private static final int WAITING = 64;

  private final CloseableHttpClient http;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService timer;

  @Autowired
  JwksFetch(KeyAddressRules rules) {
    this(new PublicAddresses(rules.admitPrivateNetworks(), InetAddress::getAllByName));
  }

  JwksFetch(PublicAddresses addresses) {
    ThreadFactory named = daemons();
    this.http = JwksHttp.client(addresses);
    this.threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING),
        named);
    threads.allowCoreThreadTimeOut(true);
    this.timer = Executors.newSingleThreadScheduledExecutor(named);
  }

  /** @return fails with an {@link InvalidKeysException} that says why there is none, or none that is acceptable */
  CompletableFuture<FetchedJwks> begin(URI address) {
    try {
      return CompletableFuture.supplyAsync(() -> fetch(address), threads);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(failed("The server is busy fetching others' keys.", busy));
    }
  }

  private FetchedJwks fetch(URI address) {
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json");
    Future<?> end = timer.schedule(request::cancel, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, response -> read(request, response));
    } catch (NotPublicException inside) {
      throw new InvalidKeysException("ADDRESS_PRIVATE",
          "The address of the JWKS leads to a machine that is not on the public Internet.", inside);
    } catch (IOException unreachable) {
      throw failed("Nothing answered there in time, or not over TLS with a valid certificate.", unreachable);
    } finally {
      end.cancel(false);
    }
  }

  /** Whatever is refused is not read further: closing the response would first read the rest of it. */
  private static FetchedJwks read(HttpGet request, ClassicHttpResponse response) throws IOException {
    try {
      return read(response);
    } catch (IOException | InvalidKeysException refused) {
      request.cancel();
      throw refused;
    }
  }

  private static FetchedJwks read(ClassicHttpResponse response) throws IOException {
    if (response.getCode() != 200) {
      throw new InvalidKeysException("FETCH_STATUS", ("The address of the JWKS answered with the status %d, not 200; "
          + "redirects are not followed.").formatted(response.getCode()), null);
    }
    byte[] body = response.getEntity() == null
        ? new byte[0]
        : response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
    String jwks = new String(body, StandardCharsets.UTF_8);
    try {
      // It also refuses what is larger.
      ClientKeys.parse(jwks);
    } catch (InvalidClientKeysException refused) {
      throw new InvalidKeysException(refused.reason().name(), refused.getMessage(), refused);
    }
    return new FetchedJwks(jwks, JwksHttp.freshness(response));
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    timer.shutdownNow();
    http.close();
  }

  private static InvalidKeysException failed(String sentence, Exception cause) {
    return new InvalidKeysException("FETCH_FAILED", "The JWKS could not be fetched. " + sentence, cause);
  }

  private static ThreadFactory daemons() {
    CustomizableThreadFactory factory = new CustomizableThreadFactory("client-jwks-");
    factory.setDaemon(true);
    return factory;
  }
}
