package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Log-ons of clients that fail too often wait; those that succeed never do. */
abstract class LogOnContract extends TokenContract {

  private static final String HERE = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";

  @Test
  void after_ten_failures_of_a_client_from_a_network_it_waits_there_and_there_alone() {
    String secret = secrets.issue(tsp.clientId(), "amy").value();
    for (int attempt = 0; attempt < 10; attempt++) {
      assertThat(from(HERE, tsp.clientId(), "wrong")).startsWith("HTTP/1.1 401");
    }

    String refused = from(HERE, tsp.clientId(), secret);

    assertThat(refused).startsWith("HTTP/1.1 429").contains("temporarily_unavailable", "Too many failed log-ins",
        "no-store").containsPattern("Retry-After: ([1-9]|[1-5][0-9]|60)\r\n");
    assertThat(from(ELSEWHERE, tsp.clientId(), secret)).startsWith("HTTP/1.1 200");
    TestTsp neighbour = register("neighbour-" + tsp.clientId().substring(4, 12));
    assertThat(from(HERE, neighbour.clientId(), secrets.issue(neighbour.clientId(), "amy").value()))
        .startsWith("HTTP/1.1 200");

    clock.moveAhead(Duration.ofMinutes(1));
    assertThat(from(HERE, tsp.clientId(), secret)).startsWith("HTTP/1.1 200");
  }

  @Test
  void who_logs_on_rightly_is_never_refused_however_often() {
    List<Answer> answers = atOnce(60, tsp::clientCredentials);

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  @Test
  void a_request_that_is_refused_for_another_reason_is_no_failed_log_on() {
    for (int attempt = 0; attempt < 12; attempt++) {
      assertThat(tsp.token("grant_type", "password").status()).isEqualTo(400);
      assertThat(tsp.refresh("unknown").status()).isEqualTo(400);
    }

    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
  }

  private String from(String address, String clientId, String secret) {
    String form = "grant_type=client_credentials";
    String request = "POST /oauth2/token HTTP/1.1\r\nHost: bank.example\r\nConnection: close\r\nAuthorization: "
        + TestTsp.basic(clientId, secret) + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length() + "\r\n\r\n" + form;
    try (Socket socket = new Socket(InetAddress.getByName(HERE), port, InetAddress.getByName(address), 0)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
