package dev.assent.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody with a network connection and a cookie jar, who follows no redirects by itself. */
final class Wire {

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
      .version(HttpClient.Version.HTTP_1_1).build();
  private final String server;

  Wire(int port) {
    this.server = "http://localhost:" + port;
  }

  /** @param parameters names and values in turn */
  Answer get(String path, String... parameters) {
    String query = parameters.length == 0 ? "" : "?" + form(parameters);
    return send(HttpRequest.newBuilder(URI.create(server + path + query)).header("Accept", "text/html"));
  }

  /** @param authorization the header's value, or null */
  Answer post(String path, String authorization, String... parameters) {
    return postAs("application/x-www-form-urlencoded", path, authorization, form(parameters));
  }

  Answer postAs(String contentType, String path, String authorization, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body));
    return send(authorization == null ? request : request.header("Authorization", authorization));
  }

  /** @param more headers, names and values in turn */
  Answer send(String method, String path, String authorization, String contentType, String body, String... more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
        .header("Content-Type", contentType)
        .method(method, BodyPublishers.ofString(body));
    if (more.length > 0) {
      request.headers(more);
    }
    return send(authorization == null ? request : request.header("Authorization", authorization));
  }

  /** Without Content-Length. */
  Answer inChunks(String path, String authorization, String contentType, String body) {
    return send(HttpRequest.newBuilder(URI.create(server + path))
        .header("Content-Type", contentType)
        .header("Authorization", authorization)
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String form(String... parameters) {
    return Stream.iterate(0, i -> i < parameters.length, i -> i + 2)
        .map(i -> parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
