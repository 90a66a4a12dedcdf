package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.gateway.UpstreamOutcome.NeverSent;
import dev.assent.token.TokenDigest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * That this node has no connection for a call is no fault of the upstream: the caller is told to come again, at no
 * cost, and no number of such calls opens the upstream's breaker.
 */
abstract class OwnConnectionsContract extends GatewayContract {

  @Autowired CallFactsQuery facts;
  @Autowired Lanes lanes;
  @Autowired Upstream forwarding;

  /** As if calls that have ended gave their connections back late. */
  @Test
  void a_call_that_gets_no_connection_in_time_is_told_busy_costs_nothing_and_opens_no_breaker() {
    ApiPath api = publishFor(GatewayTest.FAILURES);
    TestCaller caller = bank.callerOf(api, 10);
    UpstreamPool pool = pool(api, caller);
    List<ConnectionEndpoint> held = new ArrayList<>();
    for (int connection = 0; connection < GatewayTest.FAILURES; connection++) {
      held.add(lease(pool));
    }

    List<HttpResponse<String>> answers =
        wire.atOnce(GatewayTest.FAILURES, wire.request(caller, api.toString()).POST(Wire.publisher("{}")));

    assertThat(answers).allSatisfy(OwnConnectionsContract::tellsBusy);
    assertThat(bank.usesLeft(caller)).isEqualTo(10);
    assertThat(forwarded(api)).isZero();
    held.forEach(connection -> giveBack(pool, connection));
    assertThat(wire.post(caller, api, "{}").statusCode()).as("no breaker opened").isEqualTo(200);
  }

  @Test
  void a_node_that_has_closed_its_connections_tells_its_calls_busy_and_opens_no_breaker() {
    ApiPath api = publish(JwtSetting.NONE);
    ApiPath same = bank.publish(upstream.address("/" + api), TestGateway.POST, JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    pool(api, caller).close();

    for (int call = 0; call < GatewayTest.FAILURES; call++) {
      tellsBusy(wire.post(caller, api, "{}"));
    }
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(wire.post(bank.callerOf(same, 3), same, "{}").statusCode()).as("no breaker opened").isEqualTo(200);
  }

  @Test
  void a_call_interrupted_while_it_waits_for_a_connection_was_never_sent_and_opens_no_breaker() {
    ApiPath api = publishFor(1);
    TestCaller caller = bank.callerOf(api, 3);
    UpstreamPool pool = pool(api, caller);
    ConnectionEndpoint held = lease(pool);

    for (int call = 0; call < GatewayTest.FAILURES; call++) {
      Call admitted = admitted(api, caller);
      Thread.currentThread().interrupt();
      UpstreamOutcome outcome = forwarding.forward(admitted);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcome).isInstanceOfSatisfying(NeverSent.class,
          unsent -> assertThat(unsent.cause()).hasCauseInstanceOf(InterruptedException.class));
    }

    giveBack(pool, held);
    assertThat(wire.post(caller, api, "{}").statusCode()).as("no breaker opened").isEqualTo(200);
  }

  /** An API with so many connections. */
  private ApiPath publishFor(int callsAtOnce) {
    ApiPath api = publish(JwtSetting.NONE);
    bank.changeLimits(api, new CallLimits(null, null, null, null, callsAtOnce));
    return api;
  }

  /** As this node says of itself: an open breaker has the caller wait for longer. */
  private static void tellsBusy(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(code(answer)).isEqualTo("upstream_overloaded");
    assertThat(header(answer, "Retry-After")).isEqualTo("1");
  }

  /** A call that has a place on its lane, as the checks leave it. */
  private Call admitted(ApiPath api, TestCaller caller) {
    CallFacts known = factsOf(api, caller);
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/" + api);
    request.setServletPath("/api/" + api);
    request.setAttribute(InteractionId.HEADER, UUID.randomUUID().toString());
    return Call.of(request).with(known).with(lanes.of(known.api()).enter())
        .with(new RequestMessage("{}".getBytes(StandardCharsets.UTF_8), known.api().upstream(), Optional.empty()));
  }

  /** The connections that the caller's calls of the API take. */
  private UpstreamPool pool(ApiPath api, TestCaller caller) {
    return lanes.of(factsOf(api, caller).api()).pool();
  }

  private CallFacts factsOf(ApiPath api, TestCaller caller) {
    return facts.find(TokenDigest.of(caller.token()), api).orElseThrow();
  }

  private ConnectionEndpoint lease(UpstreamPool pool) {
    try {
      return pool.connections().lease("held", new HttpRoute(HttpHost.create(upstream.address(""))), null)
          .get(Timeout.ofSeconds(1));
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void giveBack(UpstreamPool pool, ConnectionEndpoint connection) {
    pool.connections().release(connection, null, TimeValue.ZERO_MILLISECONDS);
  }
}
