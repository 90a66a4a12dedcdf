package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One slow or broken upstream does not take the others down. What is untouched is asserted by meters, not by time. */
abstract class SlowUpstreamContract extends GatewayContract {

  @Autowired MeterRegistry meters;

  @Test
  void an_upstream_that_hangs_costs_its_own_api_504_then_503_and_no_other_anything() throws InterruptedException {
    ApiPath other = publish(JwtSetting.NONE);
    TestCaller othersCaller = bank.callerOf(other, null);
    assertThat(wire.post(othersCaller, other, "{}").statusCode()).isEqualTo(200);
    ApiPath hanging = publish(JwtSetting.NONE);
    bank.changeLimits(hanging, answeredWithin(Duration.ofSeconds(2)));
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

    assertThat(places(hanging)).isEqualTo(GatewayTest.PLACES - GatewayTest.FAILURES);
    assertThat(leased(hanging)).isEqualTo(GatewayTest.FAILURES);
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
    assertThat(places(hanging)).isEqualTo(GatewayTest.PLACES);
    assertThat(leased(hanging)).isZero();
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
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
