package dev.assent.gateway;

import static dev.assent.gateway.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.activity.RefusalSearch;
import dev.assent.activity.Refusals;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.jose.SigningKey;
import dev.assent.keys.BankKeys;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** What goes wrong on this side is told as that: neither as a busy upstream nor as a second answer over a first. */
@ExtendWith(OutputCaptureExtension.class)
abstract class OurFaultContract extends GatewayContract {

  @Autowired BankKeys bankKeys;
  @Autowired Refusals refusals;

  @Test
  void a_fault_of_ours_before_the_call_is_sent_is_an_internal_error_and_costs_no_use(CapturedOutput log) {
    ApiPath api = publish(SIGNED_REQUEST);
    TestCaller caller = bank.callerOf(api, 3);
    String jws = TestTsp.signed("{}", clock.instant());

    Object seen = ReflectionTestUtils.getField(bankKeys, "seen");
    ReflectionTestUtils.setField(bankKeys, "seen", null);
    HttpResponse<String> refused;
    try {
      refused = wire.post(caller, api, jws);
    } finally {
      ReflectionTestUtils.setField(bankKeys, "seen", seen);
    }

    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(code(refused)).isEqualTo("internal_error");
    assertThat(Wire.problem(refused).path("trace_id").asText()).isNotBlank();
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(forwarded(api)).isZero();
    assertThat(log).contains("java.lang.NullPointerException", "at dev.assent.gateway.CallStatement.of");
    assertThat(wire.post(caller, api, jws).statusCode()).as("the jti came back too").isEqualTo(200);
  }

  @Test
  void a_call_that_cannot_be_signed_for_the_upstream_has_failed_protection_and_costs_no_use() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);

    for (int call = 0; call <= GatewayTest.FAILURES; call++) {
      HttpResponse<String> refused = whileSigningFails(() -> wire.post(caller, api, "{}"));

      assertThat(refused.statusCode()).isEqualTo(500);
      assertThat(code(refused)).isEqualTo("protection_failed");
      assertThat(Wire.problem(refused).path("detail").asText()).contains("not forwarded", "costs no use");
    }
    assertThat(bank.usesLeft(caller)).isEqualTo(3);
    assertThat(wire.post(caller, api, "{}").statusCode()).as("no breaker opened").isEqualTo(200);
  }

  @Test
  void an_answer_that_breaks_off_is_not_followed_by_another() {
    ApiPath api = publish(JwtSetting.NONE);
    TestCaller caller = bank.callerOf(api, 3);
    String interaction = UUID.randomUUID().toString();

    RawWire.Answers said = new RawWire(port).send("POST", "/api/" + api, caller, "Connection: close\r\n"
        + "Content-Length: 2\r\n" + GatewayTestConfiguration.BREAK_OFF + ": yes\r\nx-fapi-interaction-id: "
        + interaction + "\r\n", "{}");

    assertThat(said.count()).isEqualTo(1);
    assertThat(said.status()).isEqualTo(200);
    String body = said.text().substring(said.text().indexOf("\r\n\r\n") + 4);
    assertThat(body).isEqualTo(TestUpstream.ANSWER.substring(0, TestUpstream.ANSWER.length() / 2));
    assertThat(said.text()).contains("Content-Length: " + TestUpstream.ANSWER.length());
    assertThat(refusals.search(new RefusalSearch(caller.clientId(), null, null)).shown()).isEmpty();
  }

  private <T> T whileSigningFails(Supplier<T> call) {
    SigningKey key = bankKeys.signingKey();
    Object signer = ReflectionTestUtils.getField(key, "signer");
    ReflectionTestUtils.setField(key, "signer", new FailingSigner((JWSSigner) signer));
    try {
      return call.get();
    } finally {
      ReflectionTestUtils.setField(key, "signer", signer);
    }
  }

  private record FailingSigner(JWSSigner of) implements JWSSigner {

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      throw new JOSEException("planted");
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return of.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
      return of.getJCAContext();
    }
  }
}
