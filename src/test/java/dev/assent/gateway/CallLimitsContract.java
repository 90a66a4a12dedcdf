package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What an API's definition lets through, and what it keeps to. Each change binds the next call. */
abstract class CallLimitsContract extends GatewayContract {

  @Test
  void an_api_takes_requests_up_to_its_own_size() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    String hundredKilobytes = "\"" + "x".repeat(100 * 1024 - 2) + "\"";
    assertThat(code(wire.post(caller, api, hundredKilobytes))).isEqualTo("body_too_large");

    bank.changeLimits(api, new CallLimits(DataSize.ofKilobytes(100), null, null, null, null));
    assertThat(wire.post(caller, api, hundredKilobytes).statusCode()).isEqualTo(200);
    bank.changeLimits(api, new CallLimits(DataSize.ofKilobytes(1), null, null, null, null));

    assertThat(code(wire.post(caller, api, "x".repeat(1025)))).isEqualTo("body_too_large");
    assertThat(forwarded(api)).isEqualTo(1);
  }

  @Test
  void an_api_passes_on_answers_up_to_its_own_size() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    upstream.on("/" + api, TestUpstream.answering(200, "application/json", "x".repeat(2048)));
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);

    bank.changeLimits(api, new CallLimits(null, DataSize.ofKilobytes(1), null, null, null));

    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_unavailable");
  }

  @Test
  void an_api_waits_for_its_upstream_as_long_as_it_says() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    CountDownLatch late = new CountDownLatch(1);
    upstream.on("/" + api, exchange -> {
      await(late, 4_000);
      exchange.sendResponseHeaders(204, -1);
    });

    bank.changeLimits(api, new CallLimits(null, null, null, Duration.ofMillis(200), null));
    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_timeout");
    bank.changeLimits(api, new CallLimits(null, null, null, Duration.ofSeconds(20), null));

    // Longer than the gateway's default of 3 seconds.
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(204);
  }

  @Test
  void an_api_has_no_more_calls_at_its_upstream_than_it_says_and_a_call_too_many_costs_nothing()
      throws InterruptedException {
    ApiPath api = publish(SIGNED_REQUEST);
    bank.changeLimits(api, new CallLimits(null, null, null, null, 2));
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    upstream.on("/" + api, exchange -> {
      inside.countDown();
      await(release, 30_000);
      exchange.sendResponseHeaders(204, -1);
    });
    TestCaller crowd = bank.callerOf(api, null);
    List<CompletableFuture<HttpResponse<String>>> holding = Stream.of(1, 2).map(any -> wire.sendLater(
        wire.request(crowd, api.toString()).POST(Wire.publisher(TestTsp.signed("{}", clock.instant()))))).toList();
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());

    HttpResponse<String> refused = wire.post(caller, api, jws);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(code(refused)).isEqualTo("upstream_overloaded");
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(header(refused, "RateLimit")).startsWith("\"token-uses\";r=3;");
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    release.countDown();
    assertThat(holding).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(204));
    assertThat(wire.post(caller, api, jws).statusCode()).as("the jti was not spent either").isEqualTo(204);
  }

  @Test
  void more_calls_at_once_are_let_through_from_the_next_call_on() {
    ApiPath api = publish(JwtSetting.NONE);
    bank.changeLimits(api, new CallLimits(null, null, null, null, 1));
    TestCaller caller = bank.callerOf(api, null);
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);
    CountDownLatch inside = new CountDownLatch(4);
    upstream.on("/" + api, exchange -> {
      inside.countDown();
      await(inside, 10_000);
      exchange.sendResponseHeaders(204, -1);
    });

    bank.changeLimits(api, new CallLimits(null, null, null, null, 4));

    assertThat(wire.atOnce(4, wire.request(caller, api.toString()).POST(Wire.publisher("{}"))))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(204));
  }

  @Test
  void a_get_brings_the_query_parameters_that_its_api_names_and_no_other() {
    ApiPath api = publish(Set.of("GET"), JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    HttpResponse<String> none = wire.send(wire.request(caller, api + "?currency=TWD").GET());
    bank.allowQuery(api, "currency", "at");

    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(code(none)).isEqualTo("bad_request");
    assertThat(Wire.problem(none).path("detail").asText()).isEqualTo("This API takes no query parameters.");
    for (String other : List.of("?currency=TWD&customer=other", "?Currency=TWD", "?cur%72ency%00=TWD",
        "?currency=TWD;customer=other", "?currency=TWD&&at=1", "?=TWD", "?currency=%zz")) {
      assertThat(new RawWire(port).send("GET", "/api/" + api + other, caller, "Connection: close\r\n", "").status())
          .as(other).isEqualTo(400);
    }
    assertThat(forwarded(api)).isZero();
    assertThat(wire.send(wire.request(caller, api + "?currency=TWD&at=%E5%8F%B0").GET()).statusCode()).isEqualTo(200);
    assertThat(upstream.received("/" + api).get(0).query()).isEqualTo("currency=TWD&at=%E5%8F%B0");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void an_api_is_read_once_and_a_row_changed_by_hand_that_kept_its_version_is_seen_a_minute_later() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);

    bank.jdbc.sql("update api set methods = 'PUT' where path = :api").param("api", api.toString()).update();

    assertThat(wire.post(caller, api, "{}").statusCode()).as("known").isEqualTo(200);
    clock.moveAhead(Duration.ofSeconds(40));
    assertThat(wire.post(caller, api, "{}").statusCode()).as("still known").isEqualTo(200);
    clock.moveAhead(Duration.ofSeconds(20));
    assertThat(code(wire.post(caller, api, "{}"))).as("a minute after it was read").isEqualTo("method_not_allowed");
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
