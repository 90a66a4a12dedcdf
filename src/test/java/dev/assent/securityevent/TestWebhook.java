package dev.assent.securityevent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A TSP's endpoint for events, as well or badly as a test wants. */
final class TestWebhook implements AutoCloseable {

  record Pushed(String body, String contentType, String accept, String authorization) { }

  record Answer(int status, String body) { }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Pushed> asked = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile Function<String, Answer> answers = body -> new Answer(202, "");
  private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
  private final int port;
  private HttpServer server;

  TestWebhook() throws IOException {
    this.server = listen(0);
    this.port = server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port + "/events";
  }

  void answers(int status, String body) {
    answers = event -> new Answer(status, body);
  }

  void answers(Function<String, Answer> judged) {
    answers = judged;
  }

  CountDownLatch hangs() {
    mayAnswer = new CountDownLatch(1);
    return mayAnswer;
  }

  void goesDown() {
    server.stop(0);
  }

  void comesBack() throws IOException {
    answers(202, "");
    server = listen(port);
  }

  /** All requests, whatever was answered. */
  List<Pushed> asked() {
    return List.copyOf(asked);
  }

  /** What was answered with 202, in order. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    mayAnswer.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpServer listen(int at) throws IOException {
    HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at), 0);
    listening.createContext("/events", this::answer);
    listening.setExecutor(threads);
    listening.start();
    return listening;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Pushed(body, exchange.getRequestHeaders().getFirst("Content-Type"),
        exchange.getRequestHeaders().getFirst("Accept"), exchange.getRequestHeaders().getFirst("Authorization")));
    try {
      mayAnswer.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Answer answer = answers.apply(body);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == 202) {
      taken.add(body);
    }
    if (answer.status() == 302) {
      exchange.getResponseHeaders().set("Location", address());
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
