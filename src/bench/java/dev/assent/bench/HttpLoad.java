package dev.assent.bench;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** A closed loop: each thread has one connection and calls again as soon as it is answered. */
public class HttpLoad {

  static final LongAdder CALLS = new LongAdder();

  static volatile Traffic traffic;

  @Benchmark
  public int call(Connection connection) throws IOException {
    CALLS.increment();
    HttpPost request = traffic.apply(connection.number);
    return connection.http.execute(request, response -> {
      byte[] body = EntityUtils.toByteArray(response.getEntity());
      if (response.getCode() != 200) {
        throw new IOException(request.getRequestUri() + " answers " + response.getCode() + ": " + new String(body));
      }
      return body.length;
    });
  }

  @State(Scope.Thread)
  public static class Connection {

    private CloseableHttpClient http;
    private int number;

    @Setup(Level.Trial)
    public void open(ThreadParams thread) {
      number = thread.getThreadIndex();
      http = HttpClients.custom().setConnectionManager(new BasicHttpClientConnectionManager())
          .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
          .disableContentCompression().build();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      http.close();
    }
  }
}
