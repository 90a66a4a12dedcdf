package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static dev.assent.gateway.Wire.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.client.ClientKeySets;
import dev.assent.keys.BankKeys;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** What passes between the gateway and the upstream, and what the caller gets to see of it. */
abstract class ResponseContract extends GatewayContract {

  private static final JwtSetting ENCRYPTED = new JwtSetting(MessageProtection.NONE, MessageProtection.JWE);
  private static final JwtSetting SIGNED = new JwtSetting(MessageProtection.NONE, MessageProtection.JWS);

  @Autowired BankKeys bankKeys;
  @Autowired ClientKeySets clientKeys;

  @Test
  void an_encrypted_answer_is_for_the_client_alone() {
    ApiPath api = publish(ENCRYPTED);

    HttpResponse<String> answer = wire.post(bank.callerOf(api, 3), api, "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/jose");
    JWEObject jwe = TestTsp.decrypted(answer.body());
    assertThat(jwe.getPayload()).hasToString(TestUpstream.ANSWER);
    assertThat(jwe.getHeader().getKeyID()).isEqualTo(TestTsp.ENCRYPTION.getKeyID());
    assertThat(jwe.getHeader().getContentType()).isEqualTo("application/json");
  }

  @Test
  void a_signed_answer_verifies_with_the_banks_published_key() throws ParseException, JOSEException {
    ApiPath api = publish(SIGNED);

    HttpResponse<String> answer = wire.post(bank.callerOf(api, 3), api, "{}");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/jose");
    JWSObject jws = JWSObject.parse(answer.body());
    var key = JWKSet.parse(bankKeys.publicJwks()).getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();
    assertThat(jws.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(jws.getPayload()).hasToString(TestUpstream.ANSWER);
  }

  @Test
  void a_signed_and_encrypted_answer_is_for_the_client_alone_and_verifies_with_the_banks_key()
      throws ParseException, JOSEException {
    ApiPath api = publish(new JwtSetting(MessageProtection.NONE, MessageProtection.JWS_IN_JWE));

    HttpResponse<String> answer = wire.post(bank.callerOf(api, 3), api, "{}");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/jose");
    JWEObject jwe = TestTsp.decrypted(answer.body());
    assertThat(jwe.getHeader().getContentType()).isEqualTo("JWT");
    JWSObject jws = JWSObject.parse(jwe.getPayload().toString());
    var key = JWKSet.parse(bankKeys.publicJwks()).getKeyByKeyId(jws.getHeader().getKeyID()).toECKey();
    assertThat(jws.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(jws.getHeader().getContentType()).isEqualTo("application/json");
    assertThat(jws.getPayload()).hasToString(TestUpstream.ANSWER);
  }

  @Test
  void an_answer_is_protected_whatever_its_status_and_even_if_it_is_empty() {
    ApiPath api = publish(ENCRYPTED);
    TestCaller caller = bank.callerOf(api, null);
    for (int status : List.of(201, 302, 400, 401, 404, 500, 503)) {
      upstream.on("/" + api, TestUpstream.answering(status, "text/html", "<p>secret " + status));

      HttpResponse<String> answer = wire.post(caller, api, "{}");

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(header(answer, "Content-Type")).isEqualTo("application/jose");
      assertThat(TestTsp.decrypted(answer.body()).getPayload()).hasToString("<p>secret " + status);
    }
    upstream.on("/" + api, TestUpstream.answering(200, "application/json", ""));
    assertThat(TestTsp.decrypted(wire.post(caller, api, "{}").body()).getPayload()).hasToString("");
  }

  @Test
  void an_answer_that_cannot_be_protected_is_withheld() {
    ApiPath api = publish(ENCRYPTED);
    TestCaller caller = bank.callerOf(api, 3);
    upstream.on("/" + api, exchange -> {
      // The key vanishes while the upstream works: from the client's JWKS, and from this node's memory.
      bank.clients.installKeys(caller.clientId(), TestTsp.jwks(TestTsp.SIGNING.toPublicJWK()));
      ((Cache<?, ?>) ReflectionTestUtils.getField(clientKeys, "sets")).invalidateAll();
      TestUpstream.answering(200, "application/json", TestUpstream.ANSWER).answer(exchange);
    });

    HttpResponse<String> answer = wire.post(caller, api, "{}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(code(answer)).isEqualTo("protection_failed");
    assertThat(answer.body()).doesNotContain("1200.50");
  }

  @Test
  void a_changed_jwt_setting_binds_the_next_call() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    assertThat(wire.post(caller, api, "{}").body()).isEqualTo(TestUpstream.ANSWER);

    bank.changeJwtSetting(api, ENCRYPTED);

    assertThat(header(wire.post(caller, api, "{}"), "Content-Type")).isEqualTo("application/jose");
  }

  @Test
  void of_the_upstreams_answer_only_status_content_type_and_body_are_passed_on() {
    ApiPath api = publish(JwtSetting.NONE);
    upstream.on("/" + api, exchange -> {
      exchange.getResponseHeaders().set("Set-Cookie", "core=1");
      exchange.getResponseHeaders().set("Server", "core-bank/1.2");
      exchange.getResponseHeaders().set("Location", "http://10.0.0.7/internal");
      TestUpstream.answering(302, "application/problem+json", "{\"code\":\"moved\"}").answer(exchange);
    });

    HttpResponse<String> answer = wire.post(bank.callerOf(api, 3), api, "{}");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).isEqualTo("{\"code\":\"moved\"}");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server", "location");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void the_interaction_id_is_the_callers_only_if_it_is_a_uuid() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    String own = UUID.randomUUID().toString().toUpperCase();

    assertThat(interactionId(caller, api, own)).isEqualTo(own);
    for (String forged : List.of("1-1-1-1-1", own + "%0d%0aSet-Cookie: a=b", "<script>", own + ", " + own)) {
      assertThat(UUID.fromString(interactionId(caller, api, forged))).as(forged).isNotEqualTo(UUID.fromString(own));
    }
    assertThat(upstream.received("/" + api)).hasSize(5);
    assertThat(upstream.received("/" + api).get(0).header("x-fapi-interaction-id")).isEqualTo(own);
  }

  private String interactionId(TestCaller caller, ApiPath api, String sent) {
    return header(wire.send(wire.request(caller, api.toString()).header("x-fapi-interaction-id", sent)
        .POST(Wire.publisher("{}"))), "x-fapi-interaction-id");
  }
}
