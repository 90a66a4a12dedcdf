package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.activity.Fact;
import dev.assent.activity.Refusal;
import dev.assent.activity.RefusalSearch;
import dev.assent.activity.Refusals;
import dev.assent.activity.Step;
import dev.assent.activity.Step.Outcome;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.client.CallRate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Why was it refused?" Each refusal of a known client has an id, under which each check stands. */
abstract class TraceContract extends GatewayContract {

  @Autowired Refusals refusals;

  @Test
  void a_refusal_names_the_trace_with_every_check_up_to_the_one_that_refused() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    bank.consents.withdraw(caller.customerId(), caller.clientId(), List.of(TestGateway.ITEM), "withdrawal");

    Refusal refusal = traced(wire.post(caller, api, "{}"));

    assertThat(refusal.clientId()).isEqualTo(caller.clientId());
    assertThat(refusal.api()).isEqualTo(api.toString());
    assertThat(refusal.code()).isEqualTo("consent_item_not_authorized");
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.detail()).isEqualTo("the user has not authorized this function");
    assertThat(refusal.steps()).extracting(Step::check)
        .containsExactly("token", "uses", "client", "rate", "api", "method", "access", "consent");
    assertThat(refusal.steps()).extracting(Step::outcome).startsWith(Outcome.PASSED, Outcome.PASSED)
        .endsWith(Outcome.REFUSED).filteredOn(Outcome.REFUSED::equals).hasSize(1);
    assertThat(fact(refusal, "consent", "item")).isEqualTo("withdrawn");
    assertThat(fact(refusal, "consent", "authorization_item")).isEqualTo("demandDeposit");
    assertThat(fact(refusal, "consent", "item_changed_at")).isNotBlank();
    assertThat(fact(refusal, "uses", "uses_left")).isEqualTo("3 / 3");
    assertThat(fact(refusal, "token", "expires_at")).isNotBlank();
  }

  @Test
  void each_check_that_can_refuse_leaves_its_facts() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 1);

    Refusal unsigned = traced(wire.post(caller, api, "{}"));
    assertThat(last(unsigned).check()).isEqualTo("request");
    assertThat(fact(unsigned, "request", "protection")).isEqualTo("jws");
    Refusal wrongMethod = traced(wire.call("PUT", caller, api, "{}"));
    assertThat(fact(wrongMethod, "method", "methods_allowed")).isEqualTo("POST");
    Refusal unknown = traced(wire.post(caller, ApiPath.of("no/api"), "{}"));
    assertThat(fact(unknown, "api", "api")).isEqualTo("unpublished");
    bank.access.revoke(caller.clientId(), api);
    assertThat(fact(traced(wire.post(caller, api, "{}")), "access", "access")).isEqualTo("none");
    bank.access.grant(caller.clientId(), List.of(api), "request");
    bank.clients.changeCallRate(caller.clientId(), new CallRate(null, null, 1));
    wire.post(caller, api, "{}");
    Refusal tooOften = traced(wire.post(caller, api, "{}"));
    assertThat(tooOften.status()).isEqualTo(429);
    assertThat(fact(tooOften, "rate", "calls_per_day")).isEqualTo("1");
    bank.clients.changeCallRate(caller.clientId(), CallRate.DEFAULT);
    bank.clients.suspend(caller.clientId());
    assertThat(fact(traced(wire.post(caller, api, "{}")), "client", "client")).isEqualTo("suspended");
    bank.setUsesLeft(caller, 0);
    assertThat(fact(traced(wire.post(caller, api, "{}")), "uses", "uses_left")).isEqualTo("0 / 1");
    bank.setTokenExpiry(caller, clock.instant().minusSeconds(1));
    assertThat(fact(traced(wire.post(caller, api, "{}")), "token", "token")).isEqualTo("expired");
    bank.revokeToken(caller);
    assertThat(fact(traced(wire.post(caller, api, "{}")), "token", "token")).isEqualTo("revoked");
  }

  @Test
  void the_trace_of_a_query_says_what_is_allowed_even_where_nothing_is() {
    ApiPath api = publish(Set.of("GET"), JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    Refusal none = traced(wire.send(wire.request(caller, api + "?a=b").GET()));
    bank.allowQuery(api, "currency");
    Refusal other = traced(wire.send(wire.request(caller, api + "?a=b").GET()));

    assertThat(fact(none, "query", "query_allowed")).isEqualTo("none");
    assertThat(fact(other, "query", "query_allowed")).isEqualTo("currency");
  }

  @Test
  void a_failure_of_the_upstream_is_traced_to_the_end() {
    ApiPath api = publish(JwtSetting.NONE);
    upstream.on("/" + api, exchange -> { });

    Refusal refusal = traced(wire.post(bank.callerOf(api, 3), api, "{}"));

    assertThat(refusal.code()).isEqualTo("upstream_unavailable");
    assertThat(last(refusal).check()).isEqualTo("upstream");
    assertThat(fact(refusal, "upstream", "outcome")).isEqualTo("upstream_unavailable");
    assertThat(fact(refusal, "use", "uses_left")).isEqualTo("2 / 3");
    assertThat(fact(refusal.forTsp(), "upstream", "cause")).isNull();
  }

  @Test
  void an_error_of_the_upstreams_own_is_found_under_the_interaction_id() {
    ApiPath api = publish(JwtSetting.NONE);
    upstream.on("/" + api, TestUpstream.answering(503, "application/json", "{\"account\":\"700-1234\"}"));

    HttpResponse<String> answer = wire.post(bank.callerOf(api, 3), api, "{}");

    String interaction = Wire.header(answer, "x-fapi-interaction-id");
    await().atMost(Duration.ofSeconds(5)).until(() -> !refusals.under(interaction, null).shown().isEmpty());
    Refusal refusal = refusals.under(interaction, null).shown().get(0);
    assertThat(refusal.code()).isEqualTo(Refusal.UPSTREAM_ERROR);
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.toString()).doesNotContain("700-1234");
  }

  @Test
  void of_somebody_unknown_nothing_is_kept() {
    ApiPath api = publish(JwtSetting.NONE);
    HttpResponse<String> refused = wire.send(wire.anonymous(api.toString()).header("Authorization", "Bearer x").GET());

    assertThat(code(refused)).isEqualTo("invalid_token");
    assertThat(Wire.problem(refused).has("trace_id")).isFalse();
    assertThat(refusals.under(Wire.header(refused, "x-fapi-interaction-id"), null).shown()).isEmpty();
  }

  @Test
  void a_trace_holds_no_token_no_key_no_body_and_no_customer() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{\"account\":\"700-1234\"}", clock.instant());
    wire.post(caller, api, jws);

    traced(wire.post(caller, api, jws));
    traced(wire.post(caller, api, "{\"account\":\"700-1234\"}"));
    traced(wire.post(caller, api, TestTsp.tampered(jws)));

    String kept = refusals.search(new RefusalSearch(caller.clientId(), null, null)).shown().toString();
    assertThat(kept).contains("jws_replayed", "jws_required", "jws_invalid")
        .doesNotContain(caller.token(), caller.customerId() + ",", "700-1234", jws.substring(jws.lastIndexOf('.')),
            jws.substring(0, 40), TestTsp.SIGNING.toPublicJWK().toECKey().getX().toString());
    assertThat(kept.replace(caller.clientId(), "")).doesNotContain(caller.customerId());
  }

  private Refusal traced(HttpResponse<String> refused) {
    JsonNode problem = Wire.problem(refused);
    UUID traceId = UUID.fromString(problem.path("trace_id").asText());
    await().atMost(Duration.ofSeconds(5)).until(() -> refusals.find(traceId).isPresent());
    Refusal refusal = refusals.find(traceId).orElseThrow();
    assertThat(refusal.code()).isEqualTo(problem.path("code").asText());
    assertThat(refusal.interactionId()).isEqualTo(Wire.header(refused, "x-fapi-interaction-id"));
    return refusal;
  }

  private static Step last(Refusal refusal) {
    return refusal.steps().get(refusal.steps().size() - 1);
  }

  private static String fact(Refusal refusal, String check, String name) {
    return refusal.steps().stream().filter(step -> step.check().equals(check)).flatMap(step -> step.facts().stream())
        .filter(fact -> fact.name().equals(name)).map(Fact::value).findFirst().orElse(null);
  }
}
