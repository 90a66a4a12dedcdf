package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** One slow or broken upstream does not take the others down. What is untouched is asserted by meters, not by time. */
abstract class SlowUpstreamContract extends GatewayContract {

  @Autowired MeterRegistry meters;
  @Autowired ServletWebServerApplicationContext server;

  @Test
  void an_upstream_that_hangs_costs_its_own_api_504_then_503_and_no_other_anything() throws InterruptedException {
    ApiPath other = publish(JwtSetting.NONE);
    TestCaller othersCaller = bank.callerOf(other, null);
    assertThat(wire.post(othersCaller, other, "{}").statusCode()).isEqualTo(200);
    ApiPath hanging = publish(JwtSetting.NONE);
    bank.changeLimits(hanging, new CallLimits(null, null, null, Duration.ofSeconds(2), GatewayTest.FAILURES));
    CountDownLatch inside = new CountDownLatch(GatewayTest.FAILURES);
    CountDownLatch release = new CountDownLatch(1);
    upstream.on("/" + hanging, exchange -> {
      inside.countDown();
      hold(release);
    });
    TestCaller caller = bank.callerOf(hanging, 30);

    List<CompletableFuture<HttpResponse<String>>> stuck = IntStream.range(0, GatewayTest.FAILURES)
        .mapToObj(any -> later(caller, hanging)).toList();
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(places(hanging)).isZero();
    assertThat(leased(hanging)).isEqualTo(GatewayTest.FAILURES);
    assertThat(code(wire.post(caller, hanging, "{}"))).as("one too many").isEqualTo("upstream_overloaded");
    assertThat(threads().getActiveCount()).isBetween(GatewayTest.FAILURES, GatewayTest.FAILURES + 1);
    assertThat(threads().getMaximumPoolSize()).isGreaterThan(2 * GatewayTest.PLACES);
    assertThat(wire.atOnce(20, wire.request(othersCaller, other.toString()).POST(Wire.publisher("{}"))))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(places(other)).isEqualTo(GatewayTest.PLACES);
    assertThat(leased(other)).isZero();
    assertThat(pending(other)).isZero();

    assertThat(stuck).allSatisfy(call -> assertThat(code(call.join())).isEqualTo("upstream_timeout"));
    HttpResponse<String> refused = wire.post(caller, hanging, "{}");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(code(refused)).isEqualTo("upstream_overloaded");
    assertThat(header(refused, "Retry-After")).isEqualTo("10");
    assertThat(bank.usesLeft(caller)).isEqualTo(30 - GatewayTest.FAILURES);
    assertThat(forwarded(hanging)).isEqualTo(GatewayTest.FAILURES);
    assertThat(wire.post(othersCaller, other, "{}").statusCode()).isEqualTo(200);
    assertThat(places(hanging)).isEqualTo(GatewayTest.FAILURES);
    assertThat(leased(hanging)).isZero();
    await().untilAsserted(() -> assertThat(threads().getActiveCount()).isZero());
    release.countDown();
  }

  @Test
  void an_upstream_that_failed_is_probed_after_a_while_and_called_again_once_it_answers() {
    ApiPath api = broken();
    TestCaller caller = bank.callerOf(api, 3);
    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_overloaded");
    upstream.on("/" + api, TestUpstream.answering(200, "application/json", "{}"));

    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_overloaded");
    clock.moveAhead(Duration.ofSeconds(11));

    for (int probe = 0; probe < 3; probe++) {
      assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200);
    }
    assertThat(bank.usesLeft(caller)).isZero();
  }

  @Test
  void an_upstream_whose_probes_fail_is_left_alone_again() {
    ApiPath api = broken();
    clock.moveAhead(Duration.ofSeconds(11));
    TestCaller caller = bank.callerOf(api, null);
    int before = forwarded(api);

    for (int probe = 0; probe < GatewayTest.PROBES; probe++) {
      assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_unavailable");
    }

    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_overloaded");
    assertThat(forwarded(api)).isEqualTo(before + GatewayTest.PROBES);
  }

  @Test
  void a_breaker_belongs_to_the_upstreams_address_and_not_to_the_api() {
    ApiPath one = broken();
    ApiPath same = bank.publish(upstream.address("/" + one), TestGateway.POST, JwtSetting.NONE);
    ApiPath elsewhere = publish(JwtSetting.NONE);

    assertThat(code(wire.post(bank.callerOf(same, 3), same, "{}"))).isEqualTo("upstream_overloaded");
    assertThat(wire.post(bank.callerOf(elsewhere, 3), elsewhere, "{}").statusCode()).isEqualTo(200);
    bank.publish(same, upstream.address("/" + same), TestGateway.POST, TestGateway.ITEM, JwtSetting.NONE);
    assertThat(wire.post(bank.callerOf(same, 3), same, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void answers_of_the_upstreams_own_never_open_the_breaker_whatever_they_say() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    upstream.on("/" + api, TestUpstream.answering(500, "application/json", "{\"message\":\"broken\"}"));
    for (int call = 0; call < 3 * GatewayTest.FAILURES; call++) {
      assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(500);
    }
    upstream.on("/" + api, TestUpstream.answering(200, "application/json", "x".repeat(1024 * 1024 + 1)));
    for (int call = 0; call < 3 * GatewayTest.FAILURES; call++) {
      assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_unavailable");
    }
  }

  /** Each byte comes in time, the answer never does. */
  @Test
  void an_upstream_whose_header_trickles_is_cut_off_when_its_time_is_over() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawUpstream trickling = new RawUpstream(answer -> {
      answer.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
      for (int sent = 0; sent < 200 && !hold(gone, 50); sent++) {
        answer.write('x');
        answer.flush();
      }
    })) {
      ApiPath api = bank.publish(trickling.address(), TestGateway.POST, JwtSetting.NONE);
      bank.changeLimits(api, answeredWithin(Duration.ofMillis(500)));
      TestCaller caller = bank.callerOf(api, 3);

      assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_timeout");
      gone.countDown();
      assertThat(bank.usesLeft(caller)).isEqualTo(2);
      assertThat(leased(api)).isZero();
    }
  }

  @Test
  void an_answer_whose_header_has_no_end_is_not_read() throws IOException {
    try (RawUpstream endless = new RawUpstream(answer -> {
      answer.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        answer.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    })) {
      ApiPath api = bank.publish(endless.address(), TestGateway.POST, JwtSetting.NONE);

      assertThat(code(wire.post(bank.callerOf(api, 3), api, "{}"))).isEqualTo("upstream_unavailable");
    }
  }

  @Test
  void refused_calls_leave_no_place_taken() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 1);

    List<HttpResponse<String>> answers =
        wire.atOnce(30, wire.request(caller, api.toString()).POST(Wire.publisher("{}")));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(places(api)).isEqualTo(GatewayTest.PLACES);
    assertThat(leased(api)).isZero();
  }

  @Test
  void meters_tell_what_came_of_the_calls_of_each_api() {
    ApiPath api = publish(JwtSetting.NONE);
    wire.post(bank.callerOf(api, null), api, "{}");

    assertThat(meters.get(Upstream.TIMER).tags("api", api.toString(), "outcome", "answered_2xx").timer().count())
        .isEqualTo(1);
  }

  @Test
  void every_call_is_timed_once_by_the_status_of_its_answer_whether_it_was_refused_or_not() {
    ApiPath api = publish(JwtSetting.NONE);
    // Two statuses that no other call has.
    upstream.on("/" + api, TestUpstream.answering(226, "application/json", "{}"));
    TestCaller caller = bank.callerOf(api, null);
    long served = timed("226");
    long refused = timed("405");
    long observed = observed();

    wire.post(caller, api, "{}");
    wire.send(wire.request(caller, api.toString()).method("PATCH", Wire.publisher("{}")));

    await().untilAsserted(() -> {
      assertThat(timed("226") - served).isEqualTo(1);
      assertThat(timed("405") - refused).isEqualTo(1);
    });
    assertThat(observed()).isEqualTo(observed);
  }

  private long observed() {
    return meters.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
  }

  private long timed(String status) {
    return meters.find(CallTimes.TIMER).tag("status", status).timers().stream().mapToLong(Timer::count).sum();
  }

  /** An API whose upstream has broken off so many calls that its breaker is open. */
  private ApiPath broken() {
    ApiPath api = publish(JwtSetting.NONE);
    upstream.on("/" + api, exchange -> { });
    TestCaller caller = bank.callerOf(api, null);
    for (int call = 0; call < GatewayTest.FAILURES; call++) {
      assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("upstream_unavailable");
    }
    return api;
  }

  private CompletableFuture<HttpResponse<String>> later(TestCaller caller, ApiPath api) {
    return wire.sendLater(wire.request(caller, api.toString()).POST(Wire.publisher("{}")));
  }

  /** Of the server, all of which serve all APIs. */
  private ThreadPoolExecutor threads() {
    return (ThreadPoolExecutor) ((TomcatWebServer) server.getWebServer()).getTomcat().getConnector()
        .getProtocolHandler().getExecutor();
  }

  private double places(ApiPath api) {
    return meters.get("resilience4j.bulkhead.available.concurrent.calls").tag("name", api.toString()).gauge().value();
  }

  private double leased(ApiPath api) {
    return meters.get("httpcomponents.httpclient.pool.total.connections")
        .tags("httpclient", api.toString(), "state", "leased").gauge().value();
  }

  private double pending(ApiPath api) {
    return meters.get("httpcomponents.httpclient.pool.total.pending").tag("httpclient", api.toString()).gauge().value();
  }

  static CallLimits answeredWithin(Duration time) {
    return new CallLimits(null, null, null, time, null);
  }

  static void hold(CountDownLatch latch) {
    hold(latch, 30_000);
  }

  private static boolean hold(CountDownLatch latch, long milliseconds) {
    try {
      return latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
