package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.keys.AtRestEncryption;
import dev.assent.keys.BankKeys;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that must be signed or encrypted. */
abstract class RequestProtectionContract extends GatewayContract {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "DELETE");

  @Autowired AtRestEncryption encryption;
  @Autowired BankKeys bankKeys;
  @Autowired SeenRequests seen;
  @Autowired RequestEvidence evidence;

  @Test
  void an_unsigned_an_empty_and_a_tampered_request_are_refused_on_every_method() {
    ApiPath api = publish(METHODS, SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);

    for (String method : METHODS) {
      assertThat(code(wire.call(method, caller, api, "{\"amount\":1}"))).as(method).isEqualTo("jws_required");
      assertThat(code(wire.call(method, caller, api, null))).as(method).isEqualTo("jws_required");
      assertThat(code(wire.call(method, caller, api, ""))).as(method).isEqualTo("jws_required");
      String tampered = TestTsp.tampered(TestTsp.signed("{\"amount\":1}", clock.instant()));
      assertThat(code(wire.call(method, caller, api, tampered))).as(method).isEqualTo("jws_invalid");
    }
    assertThat(wire.call("GET", caller, api, null).statusCode()).isEqualTo(405);
    assertThat(forwarded(api)).isZero();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(bank.evidenceOf(caller)).isZero();
  }

  @Test
  void the_upstream_gets_the_verified_payload_as_json_on_every_method() {
    ApiPath api = publish(METHODS, SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);

    for (String method : METHODS) {
      assertThat(wire.call(method, caller, api, TestTsp.signed("{\"amount\":1}", clock.instant())).statusCode())
          .as(method).isEqualTo(200);
    }

    assertThat(upstream.received("/" + api)).hasSize(3).allSatisfy(call -> {
      assertThat(call.body()).isEqualTo("{\"amount\":1}");
      assertThat(call.header("Content-Type")).isEqualTo("application/json");
    });
  }

  @Test
  void a_replayed_request_is_refused_on_every_method_and_spends_nothing() {
    ApiPath api = publish(METHODS, SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());
    assertThat(wire.post(caller, api, jws).statusCode()).isEqualTo(200);

    for (String method : METHODS) {
      HttpResponse<String> refused = wire.call(method, caller, api, jws);

      assertThat(refused.statusCode()).as(method).isEqualTo(400);
      assertThat(code(refused)).as(method).isEqualTo("jws_replayed");
      assertThat(Wire.problem(refused).path("member").asText()).as(method).isEqualTo("jti");
    }
    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    assertThat(bank.evidenceOf(caller)).isEqualTo(1);
  }

  @Test
  void of_twenty_identical_requests_at_once_one_is_forwarded() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 30);
    String jws = TestTsp.signed("{}", clock.instant());

    List<HttpResponse<String>> answers =
        wire.atOnce(20, wire.request(caller, api.toString()).POST(Wire.publisher(jws)));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() != 200)
        .allSatisfy(refused -> assertThat(code(refused)).isEqualTo("jws_replayed"));
    assertThat(forwarded(api)).isEqualTo(1);
    assertThat(bank.usesLeft(caller)).isEqualTo(29);
  }

  @Test
  void the_media_type_decides_nothing_and_nobody_parses_the_body_before_the_gateway() {
    ApiPath api = publish(METHODS, SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, null);

    for (String method : METHODS) {
      for (String type : List.of("application/jose", "application/x-www-form-urlencoded", "multipart/form-data")) {
        HttpResponse<String> answer = wire.send(wire.request(caller, api.toString()).header("Content-Type", type)
            .method(method, Wire.publisher(TestTsp.signed("{}", clock.instant()))));

        assertThat(answer.statusCode()).as(method + " " + type).isEqualTo(200);
      }
    }
  }

  @Test
  void a_jti_belongs_to_the_client_that_sent_it() {
    ApiPath api = publish(SIGNED_REQUEST);
    String jws = TestTsp.signed("{}", clock.instant(), "same\u0000jti");

    assertThat(wire.post(bank.callerOf(api, 3), api, jws).statusCode()).isEqualTo(200);
    assertThat(wire.post(bank.callerOf(api, 3), api, jws).statusCode()).isEqualTo(200);
  }

  @Test
  void a_request_signed_too_long_ago_or_with_a_key_that_is_gone_is_refused() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String old = TestTsp.signed("{}", clock.instant().minus(Duration.ofMinutes(6)));

    HttpResponse<String> tooLate = wire.post(caller, api, old);
    bank.clients.installKeys(caller.clientId(), TestTsp.jwks(TestTsp.ENCRYPTION.toPublicJWK()));
    HttpResponse<String> keyGone = wire.post(caller, api, TestTsp.signed("{}", clock.instant()));

    assertThat(code(tooLate)).isEqualTo("jws_invalid");
    assertThat(Wire.problem(tooLate).path("detail").asText()).contains("iat");
    assertThat(code(keyGone)).isEqualTo("jws_invalid");
    assertThat(Wire.problem(keyGone).path("detail").asText()).contains("kid");
  }

  @Test
  void the_jws_is_kept_encrypted_as_evidence() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{\"case\":7}", clock.instant());

    String interaction = Wire.header(wire.post(caller, api, jws), "x-fapi-interaction-id");

    String kept = bank.jdbc.sql("""
        select encrypted_jws from request_evidence
        where client_id = :client and api = :api and interaction_id = :interaction""")
        .param("client", caller.clientId()).param("api", api.toString()).param("interaction", interaction)
        .query(String.class).single();
    assertThat(kept).doesNotContain(jws.substring(0, 20));
    assertThat(encryption.decryptText(kept)).isEqualTo(jws);
  }

  @Test
  void evidence_is_kept_for_as_long_as_the_operator_says() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    wire.post(caller, api, TestTsp.signed("{}", clock.instant()));
    wire.post(caller, api, TestTsp.signed("{}", clock.instant()));
    bank.jdbc.sql("""
        update request_evidence set at = :old where id in (
          select id from request_evidence where client_id = :client fetch first 1 row only)""")
        .param("old", Timestamp.from(clock.instant().minus(Duration.ofDays(400)).minusSeconds(1)))
        .param("client", caller.clientId()).update();

    evidence.purge();

    assertThat(bank.evidenceOf(caller)).isOne();
  }

  @Test
  void more_old_evidence_than_one_batch_is_purged_at_once() {
    Timestamp old = Timestamp.from(clock.instant().minus(Duration.ofDays(401)));
    for (int kept = 0; kept <= 2 * RequestEvidence.BATCH; kept++) {
      bank.jdbc.sql("""
          insert into request_evidence (id, client_id, api, interaction_id, encrypted_jws, at)
          values (:id, 'long-ago', 'a/b', 'i', 'x', :old)""")
          .param("id", UUID.randomUUID()).param("old", old).update();
    }

    evidence.purge();

    assertThat(bank.jdbc.sql("select count(*) from request_evidence where client_id = 'long-ago'")
        .query(Integer.class).single()).isZero();
  }

  @Test
  void a_jti_is_forgotten_once_no_node_would_accept_the_message() {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    wire.post(caller, api, TestTsp.signed("{}", clock.instant()));

    seen.purgeExpired();
    assertThat(remembered(caller)).isEqualTo(1);
    clock.moveAhead(Duration.ofMinutes(7));
    seen.purgeExpired();
    assertThat(remembered(caller)).isZero();
  }

  @Test
  void an_encrypted_request_reaches_the_upstream_decrypted_and_any_other_is_refused() throws ParseException {
    ApiPath api = publish(METHODS, new JwtSetting(MessageProtection.JWE, MessageProtection.NONE));
    TestCaller caller = bank.callerOf(api, 3);
    String jwe = TestTsp.encrypted("{\"card\":\"4321\"}", bankKey());

    for (String method : METHODS) {
      assertThat(code(wire.call(method, caller, api, null))).as(method).isEqualTo("jwe_required");
      assertThat(code(wire.call(method, caller, api, "{}"))).as(method).isEqualTo("jwe_required");
      assertThat(code(wire.call(method, caller, api, jwe.substring(0, jwe.length() - 4) + "AAAA"))).as(method)
          .isEqualTo("jwe_invalid");
    }
    assertThat(forwarded(api)).isZero();
    assertThat(wire.post(caller, api, jwe).statusCode()).isEqualTo(200);
    assertThat(upstream.received("/" + api).get(0).body()).isEqualTo("{\"card\":\"4321\"}");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
  }

  @Test
  void a_signed_and_encrypted_request_is_decrypted_verified_and_kept_as_it_was_signed() throws ParseException {
    ApiPath api = publish(METHODS, new JwtSetting(MessageProtection.JWS_IN_JWE, MessageProtection.NONE));
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{\"card\":\"4321\"}", clock.instant());
    String nested = TestTsp.encrypted(jws, bankKey(), "JWT");

    for (String method : METHODS) {
      assertThat(code(wire.call(method, caller, api, null))).as(method).isEqualTo("jwe_required");
      assertThat(code(wire.call(method, caller, api, jws))).as(method).isEqualTo("jwe_required");
      assertThat(code(wire.call(method, caller, api, TestTsp.encrypted("{}", bankKey(), "JWT")))).as(method)
          .isEqualTo("jws_required");
      assertThat(code(wire.call(method, caller, api, TestTsp.encrypted(jws, bankKey(), "application/json"))))
          .as(method).isEqualTo("jwe_invalid");
      assertThat(code(wire.call(method, caller, api, TestTsp.encrypted(TestTsp.tampered(jws), bankKey(), "JWT"))))
          .as(method).isEqualTo("jws_invalid");
    }
    assertThat(forwarded(api)).isZero();
    assertThat(wire.post(caller, api, nested).statusCode()).isEqualTo(200);
    assertThat(upstream.received("/" + api).get(0).body()).isEqualTo("{\"card\":\"4321\"}");
    String again = TestTsp.encrypted(jws, bankKey(), "JWT");
    assertThat(code(wire.post(caller, api, again))).isEqualTo("jws_replayed");
    assertThat(bank.usesLeft(caller)).isEqualTo(2);
    String kept = bank.jdbc.sql("select encrypted_jws from request_evidence where client_id = :client")
        .param("client", caller.clientId()).query(String.class).single();
    assertThat(encryption.decryptText(kept)).isEqualTo(jws);
  }

  private JWK bankKey() throws ParseException {
    return JWKSet.parse(bankKeys.publicJwks()).getKeys().stream()
        .filter(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse())).findFirst().orElseThrow();
  }

  private int remembered(TestCaller caller) {
    return bank.jdbc.sql("select count(*) from request_jti where client_id = :client")
        .param("client", caller.clientId()).query(Integer.class).single();
  }
}
