package dev.assent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.keys.BankKeys;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What the upstream gets to see: what the gateway says, and of the caller's nothing that could pass for it. */
abstract class UpstreamRequestContract extends GatewayContract {

  @Autowired BankKeys bankKeys;
  @Value("${assent.issuer}") String issuer;

  @Test
  void the_upstream_is_told_under_the_banks_signature_for_whom_a_call_is() throws ParseException, JOSEException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    String interaction = Wire.header(wire.post(caller, api, "{}"), "x-fapi-interaction-id");

    SignedJWT statement = SignedJWT.parse(upstream.received("/" + api).get(0).header("X-Assent-Call"));

    var key = JWKSet.parse(bankKeys.publicJwks()).getKeyByKeyId(statement.getHeader().getKeyID()).toECKey();
    assertThat(statement.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(statement.getHeader().getType()).hasToString("assent-call+jwt");
    JWTClaimsSet claims = statement.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(issuer);
    assertThat(claims.getAudience()).containsExactly(upstream.address("").toString());
    assertThat(claims.getSubject()).isEqualTo(caller.customerId());
    assertThat(claims.getStringClaim("client_id")).isEqualTo(caller.clientId());
    assertThat(claims.getStringClaim("consent_id")).isEqualTo(caller.consentId().toString());
    assertThat(claims.getStringClaim("interaction_id")).isEqualTo(interaction);
    assertThat(claims.getStringClaim("api")).isEqualTo(api.toString());
    assertThat(claims.getStringClaim("method")).isEqualTo("POST");
    assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void every_call_has_a_statement_of_its_own() throws ParseException {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    wire.post(caller, api, "{}");
    wire.post(caller, api, "{}");

    assertThat(upstream.received("/" + api)).extracting(call -> claims(call).getJWTID()).doesNotHaveDuplicates();
  }

  @Test
  void of_public_data_the_upstream_is_told_no_customer() {
    ApiPath path = bank.nextPath();
    ApiPath api = bank.publish(path, upstream.address("/" + path), Set.of("GET"), null, JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    wire.get(caller, api);

    TestUpstream.Received call = upstream.received("/" + api).get(0);
    assertThat(claims(call).getSubject()).isNull();
    assertThat(claims(call).getClaims()).doesNotContainKey("consent_id").containsEntry("client_id", caller.clientId());
    assertThat(call.headers()).doesNotContainKeys("X-assent-customer-id", "X-assent-consent-id");
  }

  @Test
  void nothing_of_the_callers_passes_for_something_that_the_gateway_says() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    wire.send(wire.request(caller, api + "?customer=other").POST(Wire.publisher("{\"a\":1}"))
        .header("X-Assent-Call", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvdGhlciJ9.")
        .header("X-Assent-Customer-Id", "other").header("x-assent-client-id", "other")
        .header("X-Assent-Consent-Id", "other").header("X-Forwarded-For", "10.0.0.1").header("Cookie", "a=b")
        .header("X-Anything", "x").header("Accept", "text/html").header("Accept-Language", "zh-TW")
        .header("Content-Type", "text/plain"));

    TestUpstream.Received call = upstream.received("/" + api).get(0);
    assertThat(call.headers().get("X-Assent-Call")).hasSize(1);
    assertThat(claims(call).getSubject()).isEqualTo(caller.customerId());
    assertThat(call.headers().get("X-Assent-Customer-Id")).containsExactly(caller.customerId());
    assertThat(call.headers().get("X-Assent-Client-Id")).containsExactly(caller.clientId());
    assertThat(call.headers().get("X-Assent-Consent-Id")).containsExactly(caller.consentId().toString());
    assertThat(call.header("Content-Type")).isEqualTo("application/json");
    assertThat(call.header("Accept-Language")).isEqualTo("zh-TW");
    assertThat(call.headers()).doesNotContainKeys("Authorization", "Cookie", "X-anything", "X-forwarded-for");
    assertThat(call.query()).isNull();
    assertThat(call.body()).isEqualTo("{\"a\":1}");
  }

  /** RFC 9110 section 7.6.1, RFC 7239. */
  @Test
  void nothing_hop_by_hop_no_host_and_no_word_on_the_way_so_far_passes() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    new RawWire(port).send("POST", "/api/" + api, caller, """
        Connection: close, X-Named, TE\r
        X-Named: mine\r
        TE: trailers\r
        Trailer: X-Assent-Customer-Id\r
        Upgrade: h2c\r
        HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r
        Keep-Alive: timeout=5\r
        Proxy-Authorization: Basic YTpi\r
        Proxy-Connection: keep-alive\r
        Forwarded: for=10.0.0.1;host=evil.example\r
        X-Forwarded-For: 10.0.0.1\r
        X-Forwarded-Host: evil.example\r
        X-Forwarded-Proto: https\r
        X-Real-IP: 10.0.0.1\r
        Via: 1.1 somebody\r
        Max-Forwards: 3\r
        Transfer-Encoding: chunked\r
        """, "2\r\n{}\r\n0\r\nX-Assent-Customer-Id: other\r\n\r\n");

    TestUpstream.Received call = upstream.received("/" + api).get(0);
    assertThat(call.header("Host")).isEqualTo(upstream.address("").getAuthority());
    assertThat(call.headers().get("Forwarded")).singleElement().asString()
        .matches("for=(127\\.0\\.0\\.1|\"\\[[0-9a-f:]+]\");by=_assent;proto=http");
    assertThat(call.headers().get("Via")).containsExactly("1.1 assent");
    assertThat(call.headers().keySet()).map(String::toLowerCase).doesNotContain("x-named", "te", "trailer", "upgrade",
        "http2-settings", "keep-alive", "proxy-authorization", "proxy-connection", "x-forwarded-for",
        "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "max-forwards", "transfer-encoding");
    assertThat(call.headers().get("X-Assent-Customer-Id")).containsExactly(caller.customerId());
    assertThat(call.body()).isEqualTo("{}");
  }

  /** RFC 9112 section 6.3. */
  @Test
  void a_request_whose_length_is_ambiguous_never_hides_another() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, null);
    RawWire raw = new RawWire(port);
    String hidden = "POST /api/" + api + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + caller.token()
        + "\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"hidden\":1}";

    RawWire.Answers twoLengths = raw.send("POST", "/api/" + api, caller,
        "Content-Length: 2\r\nContent-Length: " + (2 + hidden.length()) + "\r\n", "{}" + hidden);
    RawWire.Answers both = raw.send("POST", "/api/" + api, caller,
        "Content-Length: " + (5 + hidden.length()) + "\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden);
    RawWire.Answers unknownCoding = raw.send("POST", "/api/" + api, caller,
        "Content-Length: 2\r\nTransfer-Encoding: xchunked\r\n", "{}" + hidden);
    RawWire.Answers badLength = raw.send("POST", "/api/" + api, caller, "Content-Length: +2\r\n", "{}" + hidden);
    RawWire.Answers blankBeforeColon = raw.send("POST", "/api/" + api, caller,
        "Content-Length: 2\r\nTransfer-Encoding : chunked\r\n", "{}" + hidden);

    assertThat(twoLengths.status()).isEqualTo(400);
    assertThat(badLength.status()).isEqualTo(400);
    assertThat(blankBeforeColon.status()).isEqualTo(400);
    assertThat(unknownCoding.status()).isEqualTo(501);
    // "A server MAY … process such a request in accordance with the Transfer-Encoding alone. Regardless, the server
    // MUST close the connection" (section 6.1).
    for (RawWire.Answers answers : List.of(twoLengths, both, unknownCoding, badLength, blankBeforeColon)) {
      assertThat(answers.count()).isEqualTo(1);
    }
    assertThat(upstream.received("/" + api)).noneMatch(call -> call.body().contains("hidden"));
  }

  private static JWTClaimsSet claims(TestUpstream.Received call) {
    try {
      return SignedJWT.parse(call.header("X-Assent-Call")).getJWTClaimsSet();
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
