package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.DefaultCallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.gateway.Entry.Free;
import dev.assent.gateway.Entry.Full;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.util.unit.DataSize;

/** How many calls are at upstreams at once: of one API, at one host, at all of them. */
class LanesTest {

  private static final String ONE = "http://one.example";
  private static final String OTHER = "http://other.example";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DefaultCallLimits limits = limits(2, 4);
  private final GatewayProperties properties = properties(6);
  private final UpstreamConfiguration configuration = new UpstreamConfiguration();
  private final BulkheadRegistry bulkheads =
      configuration.upstreamBulkheads(meters, properties, limits, threads(7));
  private final Lanes lanes = new Lanes(new UpstreamPools(meters), bulkheads, CircuitBreakerRegistry.ofDefaults(),
      limits, properties);

  @AfterEach
  void close() {
    lanes.destroy();
  }

  @Test
  void an_apis_own_limit_never_gives_it_all_places_at_its_upstream() {
    assertThat(entered("a/greedy", ONE, 1_000, 10)).isEqualTo(3);

    assertThat(enter("a/modest", ONE, null)).isInstanceOf(Free.class);
    assertThat(enter("a/modest", ONE, null)).isEqualTo(new Full(ONE, 4));
  }

  @Test
  void slow_upstreams_together_take_no_more_places_than_the_node_has_for_all() {
    assertThat(entered("a/one", ONE, 3, 10)).isEqualTo(3);
    assertThat(entered("b/other", OTHER, 3, 10)).isEqualTo(3);

    assertThat(enter("c/third", "http://third.example", null)).isEqualTo(new Full(Lanes.ALL, 6));
    assertThat(meters.get("resilience4j.bulkhead.available.concurrent.calls").tag("name", Lanes.ALL).gauge().value())
        .isZero();
  }

  @Test
  void a_call_that_ends_gives_back_every_place_that_it_held() {
    for (int call = 0; call < 20; call++) {
      ((Free) enter("a/one", ONE, null)).passage().answered(1);
      assertThat(enter("a/one", ONE, 1)).isInstanceOf(Free.class).satisfies(entry ->
          ((Free) entry).passage().abandon());
    }
    assertThat(meters.get("resilience4j.bulkhead.available.concurrent.calls").tag("name", Lanes.ALL).gauge().value())
        .isEqualTo(6);
  }

  @Test
  void a_call_that_finds_the_node_full_holds_no_other_place() {
    entered("a/one", ONE, 3, 3);
    entered("b/other", OTHER, 3, 3);

    entered("c/third", "http://third.example", 3, 5);

    assertThat(bulkheads.bulkhead("http://third.example").getMetrics().getAvailableConcurrentCalls()).isEqualTo(4);
    assertThat(bulkheads.bulkhead("c/third").getMetrics().getAvailableConcurrentCalls()).isEqualTo(3);
  }

  @Test
  void a_node_whose_upstreams_could_take_all_its_threads_does_not_start() {
    assertThatThrownBy(() -> configuration.upstreamBulkheads(meters, properties(6), limits, threads(6)))
        .hasMessageContaining("assent.gateway.max-calls-at-once (now 6)").hasMessageContaining("threads.max (now 6)");
    assertThatThrownBy(() -> configuration.upstreamBulkheads(meters, properties(4), limits, threads(9)))
        .hasMessageContaining("assent.call-limits.max-calls-per-upstream (now 4)");
    assertThatThrownBy(() -> limits(4, 4)).hasMessageContaining("assent.call-limits.max-concurrent-calls (now 4)");
  }

  private int entered(String api, String upstream, Integer own, int tries) {
    int free = 0;
    for (int call = 0; call < tries; call++) {
      free += enter(api, upstream, own) instanceof Free ? 1 : 0;
    }
    return free;
  }

  private Entry enter(String api, String upstream, Integer own) {
    return lanes.of(new TargetApi(ApiPath.of(api), Set.of("POST"), null, URI.create(upstream + "/x"), JwtSetting.NONE,
        Instant.EPOCH, QueryParameters.NONE, limits.inForce(new CallLimits(null, null, null, null, own)))).enter();
  }

  private static DefaultCallLimits limits(int perApi, int perUpstream) {
    return new DefaultCallLimits(DataSize.ofKilobytes(64), DataSize.ofKilobytes(64), Duration.ofSeconds(1),
        Duration.ofSeconds(1), perApi, perUpstream);
  }

  private static GatewayProperties properties(int atOnce) {
    return new GatewayProperties(atOnce, Duration.ofSeconds(1), 60, Duration.ofDays(1),
        new GatewayProperties.Breaker(20, 10, 50, Duration.ofSeconds(10), 3));
  }

  private static ServerProperties threads(int threads) {
    ServerProperties server = new ServerProperties();
    server.getTomcat().getThreads().setMax(threads);
    return server;
  }
}
