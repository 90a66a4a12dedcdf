package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.keys.BankKeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /api/sandbox/echo}: a TSP tests itself, by the rules of every API. */
abstract class EchoContract extends GatewayContract {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired BankKeys bankKeys;

  @Test
  void plain_json_comes_back_with_how_it_was_understood() {
    TestCaller caller = anyClient();

    HttpResponse<String> answer = echo(caller, "", "{\"amount\":1.10,\"name\":\"王\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    assertThat(answer.body()).contains("{\"amount\":1.10,\"name\":\"王\"}");
    assertThat(json(answer.body()).at("/understood/request").asText()).isEqualTo("None");
    assertThat(json(answer.body()).at("/understood/client_id").asText()).isEqualTo(caller.clientId());
    assertThat(bank.usesLeft(caller)).as("nothing is forwarded").isEqualTo(50);
    assertThat(header(answer, "RateLimit")).startsWith("\"token-uses\";r=50");
  }

  @Test
  void a_signed_request_is_answered_signed_and_its_header_is_shown() throws ParseException, JOSEException {
    TestCaller caller = anyClient();

    HttpResponse<String> answer = echo(caller, "", TestTsp.signed("{\"a\":1}", clock.instant(), "jti-1"));

    assertThat(header(answer, "Content-Type")).isEqualTo("application/jose");
    JsonNode said = json(verified(answer.body()));
    assertThat(said.at("/received/a").asInt()).isEqualTo(1);
    assertThat(said.at("/understood/request").asText()).isEqualTo("JWS");
    assertThat(said.at("/understood/jws_header/kid").asText()).isEqualTo("signing");
    assertThat(said.at("/understood/jws_header/alg").asText()).isEqualTo("ES256");
    assertThat(said.at("/understood/jws_header/jti").asText()).isEqualTo("jti-1");
  }

  @Test
  void an_encrypted_request_is_answered_encrypted_and_its_header_is_shown() {
    HttpResponse<String> answer = echo(anyClient(), "", TestTsp.encrypted("{\"a\":1}", bankKey()));

    JsonNode said = json(TestTsp.decrypted(answer.body()).getPayload().toString());
    assertThat(said.at("/received/a").asInt()).isEqualTo(1);
    assertThat(said.at("/understood/request").asText()).isEqualTo("JWE");
    assertThat(said.at("/understood/jwe_header/kid").asText()).isEqualTo(bankKey().getKeyID());
  }

  @Test
  void a_signed_and_encrypted_request_is_answered_so_too() throws ParseException, JOSEException {
    String jws = TestTsp.signed("{\"a\":1}", clock.instant());

    HttpResponse<String> answer = echo(anyClient(), "", TestTsp.encrypted(jws, bankKey(), "JWT"));

    JsonNode said = json(verified(TestTsp.decrypted(answer.body()).getPayload().toString()));
    assertThat(said.at("/understood/request").asText()).isEqualTo("JWS in JWE");
    assertThat(said.at("/understood/jwe_header/cty").asText()).isEqualTo("JWT");
    assertThat(said.at("/understood/jws_header/kid").asText()).isEqualTo("signing");
  }

  @Test
  void a_jws_in_a_jwe_may_be_announced_in_every_way_that_an_api_takes() {
    for (String announced : List.of("JOSE", "application/JOSE", "application/jwt")) {
      String jws = TestTsp.signed("{\"a\":1}", clock.instant());

      HttpResponse<String> answer =
          echo(anyClient(), "?response=none", TestTsp.encrypted(jws, bankKey(), announced));

      assertThat(json(answer.body()).at("/understood/request").asText()).as(announced).isEqualTo("JWS in JWE");
    }
  }

  @Test
  void json_with_two_dots_is_no_jws_and_json_that_says_a_name_twice_is_refused() {
    TestCaller caller = anyClient();

    assertThat(json(echo(caller, "", "[1.0,2.0]").body()).at("/received/1").asDouble()).isEqualTo(2.0);
    for (String response : List.of("", "?response=jws")) {
      assertThat(code(echo(caller, response, "{\"a\":1,\"a\":2}"))).isEqualTo("bad_request");
    }
  }

  @Test
  void the_answer_is_protected_as_asked() throws ParseException, JOSEException {
    TestCaller caller = anyClient();

    assertThat(json(echo(caller, "?response=none", TestTsp.signed("{}", clock.instant())).body())
        .at("/understood/response").asText()).isEqualTo("None");
    assertThat(json(verified(echo(caller, "?response=jws", "{}").body())).at("/understood/response").asText())
        .isEqualTo("JWS");
    assertThat(TestTsp.decrypted(echo(caller, "?response=jwe", "{}").body()).getPayload().toString())
        .contains("\"response\":\"JWE\"");
    assertThat(verified(TestTsp.decrypted(echo(caller, "?response=nested", "{}").body()).getPayload().toString()))
        .contains("\"response\":\"JWS in JWE\"");
    for (String wrong : List.of("?response=", "?response=JWE", "?other=1", "?response=jwe&response=none")) {
      HttpResponse<String> refused = echo(caller, wrong, "{}");
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Wire.problem(refused).path("detail").asText()).contains("none, jws, jwe, nested");
    }
  }

  @Test
  void an_error_names_the_header_or_claim_at_fault_for_people_and_for_programs() {
    TestCaller caller = anyClient();
    HttpResponse<String> old = echo(caller, "", TestTsp.signed("{}", clock.instant().minusSeconds(3600)));
    String once = TestTsp.signed("{}", clock.instant());
    echo(caller, "", once);

    assertThat(code(old)).isEqualTo("jws_invalid");
    assertThat(Wire.problem(old).path("detail").asText()).contains("iat");
    assertThat(Wire.problem(old).path("member").asText()).isEqualTo("iat");
    assertThat(Wire.problem(old).path("reason").asText()).isNotBlank();
    assertThat(code(echo(caller, "", once))).isEqualTo("jws_replayed");
    assertThat(code(echo(caller, "", "a.b.c"))).isEqualTo("jws_invalid");
    assertThat(code(echo(caller, "", "a.b.c.d.e"))).isEqualTo("jwe_invalid");
    for (String neither : List.of("", "hello", "{\"a\":1", "{} {}", "\ufeff{}")) {
      assertThat(code(echo(caller, "", neither))).as(neither).isEqualTo("bad_request");
    }
    bank.clients.installKeys(caller.clientId(), TestTsp.jwks(TestTsp.SIGNING.toPublicJWK()));
    assertThat(code(echo(caller, "?response=jwe", "{}"))).isEqualTo("client_encryption_key_missing");
  }

  @Test
  void however_often_it_is_tried_it_costs_no_use_and_keeps_no_evidence() {
    TestCaller caller = anyClient();
    bank.setUsesLeft(caller, 1);

    for (String body : List.of("{}", TestTsp.signed("{}", clock.instant()), TestTsp.signed("{}", clock.instant()))) {
      assertThat(echo(caller, "", body).statusCode()).isEqualTo(200);
    }

    assertThat(bank.usesLeft(caller)).isEqualTo(1);
    assertThat(bank.evidenceOf(caller)).isZero();
  }

  @Test
  void it_needs_an_active_client_and_no_customer_and_takes_post_alone() {
    TestCaller caller = anyClient();

    HttpResponse<String> get = wire.send(wire.request(caller, "sandbox/echo").GET());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(header(get, "Allow")).isEqualTo("POST");
    assertThat(code(wire.send(wire.anonymous("sandbox/echo").POST(Wire.publisher("{}"))))).isEqualTo("invalid_token");
    bank.setUsesLeft(caller, 0);
    assertThat(code(echo(caller, "", "{}"))).isEqualTo("access_token_uses_exhausted");
    bank.setUsesLeft(caller, 1);
    bank.clients.suspend(caller.clientId());
    assertThat(code(echo(caller, "", "{}"))).isEqualTo("client_suspended");
  }

  @Test
  void a_client_tries_so_often_a_minute_and_no_more() {
    TestCaller caller = anyClient();
    for (int number = 0; number < GatewayTest.ECHOES; number++) {
      assertThat(echo(caller, "", "{}").statusCode()).isEqualTo(200);
    }

    List<HttpResponse<String>> further =
        wire.atOnce(10, wire.request(caller, "sandbox/echo").POST(Wire.publisher("{}")));

    assertThat(further).anySatisfy(refused -> {
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(code(refused)).isEqualTo("rate_limited");
      assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 4);
    });
    assertThat(echo(anyClient(), "", "{}").statusCode()).isEqualTo(200);
  }

  /** With a token for itself, and without any API granted. */
  private TestCaller anyClient() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller client = bank.callerOf(api, 3);
    bank.access.revoke(client.clientId(), api);
    return new TestCaller(client.clientId(), null, null, bank.token(client.clientId(), null, "", 50));
  }

  private HttpResponse<String> echo(TestCaller caller, String query, String body) {
    return wire.send(wire.request(caller, "sandbox/echo" + query).POST(Wire.publisher(body)));
  }

  private JWK bankKey() {
    return bankJwks().getKeys().stream().filter(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse())).findFirst()
        .orElseThrow();
  }

  private String verified(String compact) throws ParseException, JOSEException {
    JWSObject jws = JWSObject.parse(compact);
    assertThat(jws.verify(new ECDSAVerifier(bankJwks().getKeyByKeyId(jws.getHeader().getKeyID()).toECKey()))).isTrue();
    return jws.getPayload().toString();
  }

  private JWKSet bankJwks() {
    try {
      return JWKSet.parse(bankKeys.publicJwks());
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(text, malformed);
    }
  }
}
