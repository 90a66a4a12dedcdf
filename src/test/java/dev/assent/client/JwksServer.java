package dev.assent.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A TSP's server on this machine that publishes a JWKS, as well or badly as a test wants. */
public final class JwksServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String cacheControl;
  private volatile String location;
  private final AtomicLong sent = new AtomicLong();
  private volatile long padding;
  private volatile CountDownLatch mayAnswer = new CountDownLatch(0);

  public JwksServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  public void publishes(String jwks) {
    body = jwks;
  }

  void answersWith(int status) {
    this.status = status;
  }

  void redirectsTo(String location) {
    this.location = location;
    this.status = 302;
  }

  /** From now on the answer, chunked, goes on for so many bytes. */
  void goesOnFor(long bytes) {
    padding = bytes;
  }

  /** How many bytes of padding it got rid of, the network's buffers included. */
  long sent() {
    return sent.get();
  }

  void says(String cacheControl) {
    this.cacheControl = cacheControl;
  }

  /** From now on nothing is answered before the latch that this returns is counted down. */
  CountDownLatch hangs() {
    mayAnswer = new CountDownLatch(1);
    return mayAnswer;
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    mayAnswer.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try {
      mayAnswer.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (cacheControl != null) {
      exchange.getResponseHeaders().set("Cache-Control", cacheControl);
    }
    if (location != null) {
      exchange.getResponseHeaders().set("Location", location);
    }
    if (padding > 0) {
      pad(exchange);
      return;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void pad(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, 0);
      byte[] some = new byte[8 * 1024];
      while (sent.get() < padding) {
        exchange.getResponseBody().write(some);
        sent.addAndGet(some.length);
      }
    }
  }
}
