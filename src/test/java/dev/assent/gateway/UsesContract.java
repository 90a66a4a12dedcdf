package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a call costs. */
abstract class UsesContract extends GatewayContract {

  @Test
  void of_sixty_calls_at_once_a_token_with_three_uses_admits_three() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    List<HttpResponse<String>> answers =
        wire.atOnce(60, wire.request(caller, api.toString()).POST(Wire.publisher("{}")));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
    assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).hasSize(57).allSatisfy(refused -> {
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(code(refused)).isEqualTo("access_token_uses_exhausted");
      assertThat(header(refused, "WWW-Authenticate")).contains("error=\"invalid_token\"");
      assertThat(header(refused, "RateLimit")).startsWith("\"token-uses\";r=0;");
    });
    assertThat(forwarded(api)).isEqualTo(3);
    assertThat(bank.usesLeft(caller)).isZero();
  }

  @Test
  void of_100_calls_at_once_a_consent_with_ten_a_day_admits_ten() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    bank.limitCallsPerConsent(caller, 10);

    List<HttpResponse<String>> answers =
        wire.atOnce(100, wire.request(caller, api.toString()).POST(Wire.publisher("{}")));

    // The pool of this test is smaller than the crowd: who finds no connection gets the call back.
    long admitted = answers.stream().filter(answer -> answer.statusCode() == 200).count();
    while (admitted < 10) {
      assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);
      admitted++;
    }
    HttpResponse<String> refused = wire.post(caller, api, "{}");
    assertThat(forwarded(api)).isEqualTo(10);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("consent_daily_limit");
    assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1L, 86_400L);
  }

  @Test
  void a_call_that_the_consents_daily_limit_refuses_costs_no_use_and_no_jti() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    bank.limitCallsPerConsent(caller, 1);
    wire.post(caller, api, TestTsp.signed("{}", clock.instant()));
    String jws = TestTsp.signed("{}", clock.instant());

    HttpResponse<String> refused = wire.post(caller, api, jws);

    assertThat(code(refused)).isEqualTo("consent_daily_limit");
    assertThat(header(refused, "RateLimit")).startsWith("\"token-uses\";r=2;");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    bank.limitCallsPerConsent(caller, null);
    assertThat(wire.post(caller, api, jws).statusCode()).isEqualTo(200);
  }

  @Test
  void a_call_that_never_reached_the_upstream_is_given_back_to_the_consent() throws IOException {
    URI nobodyListens;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodyListens = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/gone");
    }
    ApiPath api = bank.publish(nobodyListens, TestGateway.POST, JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    bank.limitCallsPerConsent(caller, 1);

    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_overloaded");

    bank.publish(api, upstream.address("/" + api), TestGateway.POST, TestGateway.ITEM, JwtSetting.NONE);
    assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);
    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("consent_daily_limit");
  }

  @Test
  void answers_tell_what_is_left() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    HttpResponse<String> first = wire.post(caller, api, "{}");
    HttpResponse<String> second = wire.post(caller, api, "{}");

    assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"token-uses\";q=3;w=86400");
    assertThat(header(first, "RateLimit")).matches("\"token-uses\";r=2;t=863\\d\\d|\"token-uses\";r=2;t=86400");
    assertThat(header(second, "RateLimit")).startsWith("\"token-uses\";r=1;");
  }

  @Test
  void a_token_without_a_limit_of_uses_says_nothing_of_one() {
    ApiPath api = publish(JwtSetting.NONE);

    HttpResponse<String> answer = wire.post(bank.callerOf(api, null), api, "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "RateLimit")).isNull();
  }

  @Test
  void a_call_that_finds_no_connection_gets_its_use_its_jti_and_its_evidence_back() throws IOException {
    URI nobodyListens;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodyListens = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/gone");
    }
    ApiPath api = bank.publish(nobodyListens, TestGateway.POST, SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());

    HttpResponse<String> refused = wire.post(caller, api, jws);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(code(refused)).isEqualTo("upstream_overloaded");
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(header(refused, "RateLimit")).startsWith("\"token-uses\";r=3;");
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(bank.evidenceOf(caller)).isZero();
    bank.publish(api, upstream.address("/" + api), TestGateway.POST, TestGateway.ITEM, SIGNED_REQUEST);
    assertThat(wire.post(caller, api, jws).statusCode()).isEqualTo(200);
  }

  @Test
  void a_call_that_is_not_answered_in_time_stays_spent() {
    ApiPath api = publish(JwtSetting.NONE);
    CountDownLatch release = new CountDownLatch(1);
    upstream.on("/" + api, exchange -> await(release));
    TestCaller caller = bank.callerOf(api, 3);

    HttpResponse<String> refused = wire.post(caller, api, "{}");
    release.countDown();

    assertThat(refused.statusCode()).isEqualTo(504);
    assertThat(code(refused)).isEqualTo("upstream_timeout");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void an_upstream_that_trickles_does_not_hold_a_call_for_ever() {
    ApiPath api = publish(JwtSetting.NONE);
    CountDownLatch gone = new CountDownLatch(1);
    upstream.on("/" + api, exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int sent = 0; sent < 100; sent++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        await(gone, 200);
      }
    });

    HttpResponse<String> refused = wire.post(bank.callerOf(api, 3), api, "{}");
    gone.countDown();

    assertThat(code(refused)).isEqualTo("upstream_timeout");
  }

  @Test
  void a_call_whose_connection_breaks_is_not_repeated_and_stays_spent() {
    ApiPath api = publish(SIGNED_REQUEST);
    upstream.on("/" + api, exchange -> { });
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());

    HttpResponse<String> refused = wire.post(caller, api, jws);

    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(code(refused)).isEqualTo("upstream_unavailable");
    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    assertThat(code(wire.post(caller, api, jws))).isEqualTo("jws_replayed");
  }

  @Test
  void an_answer_larger_than_the_limit_is_not_passed_on() {
    ApiPath api = publish(JwtSetting.NONE);
    upstream.on("/" + api, TestUpstream.answering(200, "application/json", "x".repeat(1024 * 1024 + 1)));
    TestCaller caller = bank.callerOf(api, 3);

    HttpResponse<String> refused = wire.post(caller, api, "{}");

    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(code(refused)).isEqualTo("upstream_unavailable");
  }

  private static void await(CountDownLatch latch) {
    await(latch, 30_000);
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
