package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server itself would answer, and bodies that never come to their end. */
abstract class MalformedRequestsContract extends GatewayContract {

  private static final String CLOSE = "Host: bank.example\r\nConnection: close\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/test/a%2Fb", "GET /api/test/a%00b", "GET /api/test/a\\b", "GET /oauth2/token%2F",
      "GET /api/test/a?b=<c>", "GET /api/test/a?b=\"c\""})
  void a_malformed_address_is_answered_from_the_catalogue(String line) {
    assertProblem(raw().send(line + " HTTP/1.1\r\n" + CLOSE + "\r\n").text(), 400, "bad_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1\r\nContent-Length: 2", "Transfer-Encoding: strange", "LONG", "MANY"})
  void a_malformed_header_is_answered_from_the_catalogue(String name) {
    String header = switch (name) {
      case "LONG" -> "X-Long: " + "x".repeat(9_000);
      case "MANY" -> "X-Many: 1\r\n".repeat(150).strip();
      default -> name;
    };

    String answer = raw().send("POST /api/test/a HTTP/1.1\r\n" + CLOSE + header + "\r\n\r\n").text();

    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status).isIn(400, 413, 431, 501);
    assertProblem(answer, status, status == 413 ? "body_too_large" : status == 501 ? "internal_error" : "bad_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "PROPFIND", "get", "TRACE"})
  void a_method_that_nobody_offers_is_not_allowed(String method) {
    for (String path : new String[] {"/api/test/a", "/oauth2/token"}) {
      String answer = raw().send(method + " " + path + " HTTP/1.1\r\n" + CLOSE + "\r\n").text();

      assertProblem(answer, 405, "method_not_allowed");
      assertThat(answer).contains("\r\nAllow: ");
    }
  }

  @Test
  void elsewhere_a_malformed_address_gets_a_sentence_and_no_version() {
    String answer = raw().send("GET /portal/a%2Fb HTTP/1.1\r\n" + CLOSE + "\r\n").text();

    assertThat(answer).startsWith("HTTP/1.1 400").contains("text/plain").contains("The request is not understood.")
        .doesNotContain("Tomcat").doesNotContain("<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/token", "/api/sandbox/echo", "/api/test/anonymous"})
  void a_body_that_comes_byte_by_byte_has_an_end(String path) throws IOException {
    String token = path.endsWith("echo") ? bank.callerOf(publish(SIGNED_REQUEST), 3).token() : "none";
    AtomicInteger sent = new AtomicInteger();
    ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
      socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: bank.example\r\nAuthorization: Bearer "
          + token + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n")
          .getBytes(StandardCharsets.ISO_8859_1));
      drip.scheduleAtFixedRate(() -> drop(socket, sent), 0, 200, TimeUnit.MILLISECONDS);

      readToTheEnd(socket.getInputStream());
    } finally {
      drip.shutdownNow();
    }
    assertThat(sent.get()).isLessThan(60);
  }

  private static void readToTheEnd(InputStream answer) {
    try {
      answer.readAllBytes();
    } catch (SocketTimeoutException open) {
      throw new AssertionError("The server keeps the connection", open);
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  private static void drop(Socket socket, AtomicInteger sent) {
    try {
      socket.getOutputStream().write('x');
      sent.incrementAndGet();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private static void assertProblem(String answer, int status, String code) {
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json")
        .contains("\"code\":\"" + code + "\"").containsIgnoringCase("\r\nx-fapi-interaction-id: ")
        .doesNotContain("<html").doesNotContain("Tomcat");
  }

  private RawWire raw() {
    return new RawWire(port);
  }
}
