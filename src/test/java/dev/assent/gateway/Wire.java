package dev.assent.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.catalog.ApiPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Calls the gateway over HTTP, as a TSP's app does. */
class Wire {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Wire(int port) {
    this.server = URI.create("http://localhost:" + port);
  }

  HttpResponse<String> post(TestCaller caller, ApiPath api, String body) {
    return call("POST", caller, api, body);
  }

  HttpResponse<String> get(TestCaller caller, ApiPath api) {
    return send(request(caller, api.toString()).GET());
  }

  HttpResponse<String> call(String method, TestCaller caller, ApiPath api, String body) {
    return send(request(caller, api.toString()).method(method, publisher(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Sends all at once and waits for the last answer. */
  List<HttpResponse<String>> atOnce(int count, HttpRequest.Builder request) {
    HttpRequest same = request.build();
    List<CompletableFuture<HttpResponse<String>>> running = IntStream.range(0, count)
        .mapToObj(number -> http.sendAsync(same, BodyHandlers.ofString())).toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(TestCaller caller, String path) {
    return anonymous(path).header("Authorization", "Bearer " + caller.token());
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/" + path));
  }

  /** Of any path of the server. */
  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(server.resolve(path));
  }

  static BodyPublisher publisher(String body) {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  }

  /** The member {@code code} of the problem. */
  static String code(HttpResponse<String> response) {
    return problem(response).path("code").asText();
  }

  static JsonNode problem(HttpResponse<String> response) {
    if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
      throw new AssertionError("Not a problem: " + response.statusCode() + " " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }
}
