package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.consent.ConsentTerms;
import dev.assent.web.ErrorCode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may call what: the rows of the gateway's table, and their order. */
abstract class ChecksContract extends GatewayContract {

  @Test
  void the_first_check_that_fails_answers() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    String large = "x".repeat(64 * 1024 + 1);
    bank.setTokenExpiry(caller, clock.instant().minusSeconds(1));
    bank.setUsesLeft(caller, 0);
    bank.clients.suspend(caller.clientId());
    bank.clients.installKeys(caller.clientId(), TestTsp.jwks(TestTsp.SIGNING.toPublicJWK()));
    bank.access.revoke(caller.clientId(), api);
    bank.consents.withdraw(caller.customerId(), caller.clientId(), List.of(TestGateway.ITEM), "withdrawal");
    bank.changeJwtSetting(api, new JwtSetting(MessageProtection.JWS, MessageProtection.JWE));

    assertThat(code(wire.call("PUT", caller, ApiPath.of("no/api"), large))).isEqualTo("invalid_token");
    bank.setTokenExpiry(caller, clock.instant().plusSeconds(600));
    assertThat(code(wire.call("PUT", caller, ApiPath.of("no/api"), large))).isEqualTo("access_token_uses_exhausted");
    bank.setUsesLeft(caller, 3);
    assertThat(code(wire.call("PUT", caller, ApiPath.of("no/api"), large))).isEqualTo("client_suspended");
    bank.clients.resume(caller.clientId());
    assertThat(code(wire.call("PUT", caller, ApiPath.of("no/api"), large))).isEqualTo("api_not_found");
    assertThat(code(wire.call("PUT", caller, api, large))).isEqualTo("method_not_allowed");
    assertThat(code(wire.post(caller, api, large))).isEqualTo("api_not_granted");
    bank.access.grant(caller.clientId(), List.of(api), "request");
    assertThat(code(wire.post(caller, api, large))).isEqualTo("consent_item_not_authorized");
    bank.consent(caller.customerId(), caller.clientId(), Duration.ofDays(90));
    assertThat(code(wire.post(caller, api, large))).isEqualTo("body_too_large");
    assertThat(code(wire.post(caller, api, "{}"))).isEqualTo("jws_required");
    String jws = TestTsp.signed("{}", clock.instant());
    assertThat(code(wire.post(caller, api, jws))).isEqualTo("client_encryption_key_missing");
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    bank.clients.installKeys(caller.clientId(),
        TestTsp.jwks(TestTsp.SIGNING.toPublicJWK(), TestTsp.ENCRYPTION.toPublicJWK()));
    assertThat(wire.post(caller, api, jws).statusCode()).isEqualTo(200);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void a_token_for_grant_management_opens_no_api() {
    ApiPath secret = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(secret, 3);
    ApiPath open = bank.publish(bank.nextPath(), upstream.address("/open"), TestGateway.POST, null, JwtSetting.NONE);
    bank.access.grant(caller.clientId(), List.of(open), "request");

    for (String scope : List.of("grant_management_query", "grant_management_query grant_management_revoke",
        "grant_management_revoke " + TestGateway.ITEM)) {
      TestCaller managing = new TestCaller(caller.clientId(), null, null,
          bank.token(caller.clientId(), scope.contains(TestGateway.ITEM) ? caller.customerId() : null, scope, 3));
      for (ApiPath api : List.of(secret, open, Echo.PATH)) {
        HttpResponse<String> refused = wire.post(managing, api, "{}");
        assertThat(refused.statusCode()).as(api + " " + scope).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("invalid_token");
        assertThat(header(refused, "WWW-Authenticate")).contains("error=\"invalid_token\"");
      }
      assertThat(bank.usesLeft(managing)).isEqualTo(3);
    }
    assertThat(wire.post(caller, open, "{}").statusCode()).isNotEqualTo(401);
  }

  @Test
  void a_call_without_a_token_is_challenged_without_an_error() {
    HttpResponse<String> refused = wire.send(wire.anonymous(publish(JwtSetting.NONE).toString()).GET());

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(code(refused)).isEqualTo("invalid_token");
    assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer realm=\"assent\"");
  }

  @Test
  void an_unknown_token_is_invalid_however_long_it_is() {
    ApiPath api = publish(JwtSetting.NONE);
    for (String unknown : List.of("unknown", "x".repeat(2_000))) {
      HttpResponse<String> answer =
          wire.send(wire.anonymous(api.toString()).header("Authorization", "Bearer " + unknown).GET());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(code(answer)).isEqualTo("invalid_token");
      assertThat(header(answer, "WWW-Authenticate"))
          .contains("error=\"invalid_token\", error_description=\"The access token is not valid\"");
      assertThat(header(answer, "Cache-Control")).contains("no-store");
    }
  }

  /** RFC 6750 section 3.1: malformed, or "more than one method for including an access token". */
  @Test
  void a_token_that_is_malformed_or_sent_in_more_than_one_way_is_an_invalid_request() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    String path = api.toString();

    List<HttpResponse<String>> refused = List.of(
        wire.send(wire.anonymous(path).header("Authorization", "Bearer").GET()),
        wire.send(wire.anonymous(path).header("Authorization", "Bearer a,b").GET()),
        wire.send(wire.anonymous(path).header("Authorization", "bearer " + caller.token() + " x").GET()),
        wire.send(wire.request(caller, path).header("Authorization", "Bearer " + caller.token()).GET()),
        wire.send(wire.request(caller, path).header("Authorization", "Basic YTpi").GET()),
        wire.send(wire.request(caller, path + "?a=b&access_token=" + caller.token()).GET()));

    assertThat(refused).allSatisfy(answer -> {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(code(answer)).isEqualTo("invalid_request");
      assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer realm=\"assent\", error=\"invalid_request\"");
      assertThat(Wire.problem(answer).path("detail").asText()).contains("Authorization header");
    });
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
  }

  /** "If the request … attempted using an unsupported authentication method", it is as one without a token. */
  @Test
  void another_scheme_is_challenged_without_an_error() {
    ApiPath api = publish(JwtSetting.NONE);

    for (String other : List.of("Basic YTpi", "DPoP abc", "Bearers abc")) {
      HttpResponse<String> refused =
          wire.send(wire.anonymous(api.toString()).header("Authorization", other).GET());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer realm=\"assent\"");
    }
  }

  @Test
  void a_token_in_the_query_string_is_not_read() {
    ApiPath api = publish(Set.of("GET"), JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    assertThat(code(wire.send(wire.anonymous(api + "?access_token=" + caller.token()).GET())))
        .isEqualTo("invalid_token");
  }

  @Test
  void the_answer_to_a_wrong_method_names_the_right_ones() {
    ApiPath api = publish(Set.of("POST", "PUT"), JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    for (String method : List.of("GET", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
      HttpResponse<String> refused = wire.call(method, caller, api, null);

      assertThat(refused.statusCode()).as(method).isEqualTo(405);
      assertThat(header(refused, "Allow")).isEqualTo("POST, PUT");
    }
    assertThat(forwarded(api)).isZero();
  }

  @Test
  void an_address_that_names_no_api_is_not_found() {
    TestCaller caller = bank.callerOf(publish(JwtSetting.NONE), 3);

    for (String path : List.of("", "test", "test/", "test/no-such", "test/a/b", "9/9")) {
      assertThat(code(wire.send(wire.request(caller, path).GET()))).as(path).isEqualTo("api_not_found");
    }
  }

  @Test
  void a_withdrawn_consent_a_suspended_client_and_a_revoked_token_stop_the_next_call() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller withdrawn = bank.callerOf(api, 3);
    TestCaller suspended = bank.callerOf(api, 3);
    TestCaller revoked = bank.callerOf(api, 3);
    assertThat(List.of(withdrawn, suspended, revoked))
        .allSatisfy(caller -> assertThat(wire.post(caller, api, "{}").statusCode()).isEqualTo(200));

    bank.consents.withdraw(withdrawn.customerId(), withdrawn.clientId(), List.of(TestGateway.ITEM), "withdrawal");
    bank.clients.suspend(suspended.clientId());
    bank.revokeToken(revoked);

    HttpResponse<String> refused = wire.post(withdrawn, api, "{}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("consent_item_not_authorized");
    assertThat(Wire.problem(refused).path("detail").asText())
        .isEqualTo("the user has not authorized this function");
    assertThat(header(refused, "WWW-Authenticate")).contains("insufficient_scope", "scope=\"demandDeposit\"");
    assertThat(code(wire.post(suspended, api, "{}"))).isEqualTo("client_suspended");
    assertThat(code(wire.post(revoked, api, "{}"))).isEqualTo("invalid_token");
    assertThat(forwarded(api)).isEqualTo(3);
    assertThat(bank.usesLeft(withdrawn)).isEqualTo(2);
  }

  @Test
  void a_consent_covers_a_call_only_active_unexpired_and_in_the_tokens_scope() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller pending = bank.callerOf(api, 3);
    bank.consents.withdraw(pending.customerId(), pending.clientId(), List.of(TestGateway.ITEM), "withdrawal");
    bank.consents.awaitReview(pending.customerId(), pending.clientId(), List.of(TestGateway.ITEM),
        new ConsentTerms("1", clock.instant().plus(Duration.ofDays(9))), "change");
    TestCaller narrow = bank.callerOf(api, 3);
    TestCaller outOfScope = new TestCaller(narrow.clientId(), narrow.customerId(), narrow.consentId(),
        bank.token(narrow.clientId(), narrow.customerId(), "creditCards", 3));
    TestCaller nobody = new TestCaller(narrow.clientId(), null, null, bank.token(narrow.clientId(), null, "", 3));
    TestCaller expired = bank.callerOf(api, 3);
    bank.consent(expired.customerId(), expired.clientId(), Duration.ofSeconds(-1));

    assertThat(code(wire.post(pending, api, "{}"))).isEqualTo("consent_item_pending_review");
    assertThat(code(wire.post(outOfScope, api, "{}"))).isEqualTo("consent_item_not_authorized");
    assertThat(code(wire.post(nobody, api, "{}"))).isEqualTo("consent_item_not_authorized");
    assertThat(code(wire.post(expired, api, "{}"))).isEqualTo("consent_item_not_authorized");
    assertThat(forwarded(api)).isZero();
  }

  @Test
  void public_data_needs_a_token_and_access_but_no_customer() {
    ApiPath path = bank.nextPath();
    ApiPath api = bank.publish(path, upstream.address("/" + path), Set.of("GET"), null, JwtSetting.NONE);
    TestCaller client = bank.callerOf(api, 3);
    TestCaller nobody = new TestCaller(client.clientId(), null, null, bank.token(client.clientId(), null, "", 3));

    assertThat(wire.get(nobody, api).body()).isEqualTo(TestUpstream.ANSWER);
    assertThat(upstream.received("/" + api).get(0).header("X-Assent-Customer-Id")).isNull();
    bank.access.revoke(client.clientId(), api);
    assertThat(code(wire.get(nobody, api))).isEqualTo("api_not_granted");
  }

  @Test
  void a_body_larger_than_the_limit_is_refused_however_it_is_sent() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    byte[] large = new byte[64 * 1024 + 1];

    HttpResponse<String> known =
        wire.send(wire.request(caller, api.toString()).POST(BodyPublishers.ofByteArray(large)));
    HttpResponse<String> chunked = wire.send(wire.request(caller, api.toString())
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    HttpResponse<String> fits = wire.post(caller, api, "\"" + "x".repeat(64 * 1024 - 2) + "\"");

    assertThat(known.statusCode()).isEqualTo(413);
    assertThat(code(known)).isEqualTo("body_too_large");
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(fits.statusCode()).isEqualTo(200);
    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void what_is_not_one_json_value_is_not_forwarded_as_json_and_costs_no_use() {
    ApiPath api = publish(Set.of("POST", "GET", "DELETE"), JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 5);

    for (String wrong : List.of("", " ", "<a/>", "a=1", "{}{}", "{\"a\":1,\"a\":2}", "\ufeff{}")) {
      assertThat(code(wire.post(caller, api, wrong))).as(wrong).isEqualTo("bad_request");
    }
    HttpResponse<String> encoded =
        wire.send(wire.request(caller, api.toString()).header("Content-Encoding", "gzip").POST(Wire.publisher("{}")));
    assertThat(encoded.statusCode()).isEqualTo(415);
    assertThat(code(encoded)).isEqualTo("content_encoding_unsupported");
    assertThat(bank.usesLeft(caller)).isEqualTo(5);

    assertThat(wire.call("DELETE", caller, api, null).statusCode()).isEqualTo(200);
    assertThat(wire.get(caller, api).statusCode()).isEqualTo(200);
    assertThat(wire.post(caller, api, " [1.0] ").statusCode()).isEqualTo(200);
    assertThat(forwarded(api)).isEqualTo(3);
  }

  @Test
  void every_refusal_is_of_the_catalogue_and_carries_the_interaction_id() {
    String id = UUID.randomUUID().toString();

    HttpResponse<String> refused = wire.send(wire.anonymous("test/no-such").header("x-fapi-interaction-id", id).GET());

    assertThat(ErrorCode.of(code(refused))).contains(ErrorCode.INVALID_TOKEN);
    assertThat(header(refused, "x-fapi-interaction-id")).isEqualTo(id);
    assertThat(Wire.problem(refused).path("interaction_id").asText()).isEqualTo(id);
  }

  @Test
  void an_address_that_the_firewall_refuses_is_answered_with_the_interaction_id_too() {
    String id = UUID.randomUUID().toString();

    HttpResponse<String> refused =
        wire.send(wire.anonymous("test/a;b=1").header("x-fapi-interaction-id", id).GET());

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo("bad_request");
    assertThat(header(refused, "x-fapi-interaction-id")).isEqualTo(id);
  }
}
