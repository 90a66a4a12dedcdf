package dev.assent.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A bank's own system, which notes every call that reaches it and answers as told. */
class TestUpstream implements AutoCloseable {

  static final String ANSWER = "{\"balance\":\"1200.50\"}";

  /** A call as it arrived. */
  record Received(String method, String query, Headers headers, String body) {

    String header(String name) {
      return headers.getFirst(name);
    }
  }

  /** What to do with an exchange; it need not answer. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

  TestUpstream() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address(String path) {
    return URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + path);
  }

  void on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
  }

  List<Received> received(String path) {
    return received.getOrDefault(path, List.of());
  }

  static Behaviour answering(int status, String contentType, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(new Received(
          exchange.getRequestMethod(), exchange.getRequestURI().getRawQuery(), exchange.getRequestHeaders(), body));
      behaviours.getOrDefault(path, answering(200, "application/json", ANSWER)).answer(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
