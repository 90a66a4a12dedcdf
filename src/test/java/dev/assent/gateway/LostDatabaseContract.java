package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.assent.Postgres;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.client.ClientSecrets;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** While the database is down nobody is admitted, everybody is told so, and nothing is counted. */
abstract class LostDatabaseContract extends GatewayContract {

  @Autowired HikariDataSource pool;
  @Autowired ClientSecrets secrets;
  @Value("${spring.datasource.url}") String database;
  private long patience;

  @BeforeEach
  void waitLess() {
    patience = pool.getHikariConfigMXBean().getConnectionTimeout();
    pool.getHikariConfigMXBean().setConnectionTimeout(500);
  }

  @AfterEach
  void waitAgain() {
    reconnect();
    pool.getHikariConfigMXBean().setConnectionTimeout(patience);
  }

  @Test
  void calls_are_told_503_and_cost_nothing_and_are_served_again_with_the_database() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    HttpRequest.Builder call = wire.request(caller, api.toString())
        .POST(Wire.publisher(TestTsp.signed("{}", clock.instant())));

    try (Postgres.Outage outage = Postgres.takeAway(database)) {
      assertThat(wire.atOnce(20, call)).allSatisfy(refused -> {
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("service_unavailable");
        assertThat(header(refused, "Retry-After")).isEqualTo("5");
        assertThat(header(refused, "x-fapi-interaction-id")).isNotBlank();
      });
    }

    reconnect();
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(wire.send(call).statusCode()).isEqualTo(200);
    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void a_call_that_is_at_its_upstream_when_the_database_goes_is_answered() throws InterruptedException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    upstream.on("/" + api, exchange -> {
      inside.countDown();
      SlowUpstreamContract.hold(release);
      exchange.sendResponseHeaders(204, -1);
    });
    CompletableFuture<HttpResponse<String>> call =
        wire.sendLater(wire.request(caller, api.toString()).POST(Wire.publisher("{}")));
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

    try (Postgres.Outage outage = Postgres.takeAway(database)) {
      release.countDown();
      assertThat(call.join().statusCode()).isEqualTo(204);
    }

    reconnect();
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void the_oauth_endpoints_say_in_their_own_words_to_come_again() {
    TestCaller client = bank.callerOf(publish(JwtSetting.NONE), 3);
    String basic = "Basic " + Base64.getEncoder().encodeToString(
        (client.clientId() + ":" + secrets.issue(client.clientId(), "amy").value()).getBytes(StandardCharsets.UTF_8));

    try (Postgres.Outage outage = Postgres.takeAway(database)) {
      for (String path : new String[] {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"}) {
        HttpResponse<String> answer = wire.send(wire.at(path).header("Authorization", basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(Wire.publisher("grant_type=client_credentials&token=" + client.token())));
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(answer.body()).contains("\"error\":\"temporarily_unavailable\"", "\"error_description\":");
      }
      HttpResponse<String> authorize = wire.send(wire.at("/oauth2/authorize?response_type=code&client_id="
          + client.clientId()).GET());
      assertThat(authorize.statusCode()).isEqualTo(503);
      assertThat(code(authorize)).isEqualTo("service_unavailable");
      assertThat(header(authorize, "Retry-After")).isEqualTo("5");
    }
  }

  /** The pool does not ask all the time. */
  private void reconnect() {
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
        .until(() -> bank.jdbc.sql("select 1").query(Integer.class).single() == 1);
  }
}
