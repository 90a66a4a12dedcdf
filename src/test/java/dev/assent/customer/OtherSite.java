package dev.assent.customer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server beside the bank: a TSP, or somebody who attacks. By its name it is of the bank's site and another origin, by
 * its number it is of another site.
 */
final class OtherSite implements AutoCloseable {

  static final String GREETING = "Back at the TSP";

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final HttpServer server;

  OtherSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", exchange -> {
      byte[] page = ("<!DOCTYPE html><title>TSP</title>"
          + pages.getOrDefault(exchange.getRequestURI().getPath(), "<h1>" + GREETING + "</h1>"))
          .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    server.start();
  }

  void show(String path, String html) {
    pages.put(path, html);
  }

  String sameSite(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  String elsewhere(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
