package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.ED25519;
import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestKeyPairs.RSA;
import static dev.assent.jose.TestKeyPairs.clientKeys;
import static dev.assent.jose.TestKeyPairs.named;
import static dev.assent.jose.TestRequestJws.EC;
import static dev.assent.jose.TestRequestJws.HEADER;
import static dev.assent.jose.TestRequestJws.IAT;
import static dev.assent.jose.TestRequestJws.KEYS;
import static dev.assent.jose.TestRequestJws.NOW;
import static dev.assent.jose.TestRequestJws.PAYLOAD;
import static dev.assent.jose.TestRequestJws.REST;
import static dev.assent.jose.TestRequestJws.es256;
import static dev.assent.jose.TestRequestJws.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.RefusedMessageException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

  static Stream<Arguments> algorithms() {
    return Stream.of(Arguments.of(RSA, JWSAlgorithm.PS256), Arguments.of(P256, JWSAlgorithm.ES256),
        Arguments.of(ED25519, JWSAlgorithm.EdDSA));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void each_algorithm_of_the_list_verifies(JWK pair, JWSAlgorithm algorithm) {
    String jws = TestRequestJws.signed(pair, algorithm, "{\"alg\":\"" + algorithm + "\"" + REST, PAYLOAD);

    VerifiedRequest request = clientKeys(named(pair, "sig-1", KeyUse.SIGNATURE, algorithm)).verify(jws, NOW);

    assertThat(request.payload()).asString(StandardCharsets.UTF_8).isEqualTo(PAYLOAD);
    assertThat(request.keyId()).isEqualTo("sig-1");
    assertThat(request.jti()).isEqualTo("call-1");
    assertThat(request.issuedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void a_key_without_use_and_alg_verifies_with_the_one_algorithm_of_its_kind(JWK pair, JWSAlgorithm algorithm) {
    String jws = TestRequestJws.signed(pair, algorithm, "{\"alg\":\"" + algorithm + "\"" + REST, PAYLOAD);

    assertThat(clientKeys(named(pair, "sig-1", null, null)).verify(jws, NOW).keyId()).isEqualTo("sig-1");
  }

  @Test
  void old_and_new_key_verify_side_by_side() {
    JWK fresh = named(TestKeyPairs.ec(Curve.P_256), "sig-2", KeyUse.SIGNATURE, null);
    ClientKeys both = clientKeys(EC, fresh);

    assertThat(both.verify(es256(HEADER), NOW).keyId()).isEqualTo("sig-1");
    String signedByFresh = TestRequestJws.signed(fresh, JWSAlgorithm.ES256, HEADER.replace("sig-1", "sig-2"), PAYLOAD);
    assertThat(both.verify(signedByFresh, NOW).keyId()).isEqualTo("sig-2");
  }

  @ParameterizedTest
  @CsvSource({"-330, true", "-331, false", "0, true", "30, true", "31, false", "-86400, false", "86400, false"})
  void a_jws_is_accepted_for_5_minutes_with_30_seconds_of_skew_both_ways(int seconds, boolean accepted) {
    String jws = es256(HEADER.replace(IAT, "\"iat\":" + NOW.plusSeconds(seconds).getEpochSecond()));

    Throwable outcome = catchThrowable(() -> KEYS.verify(jws, NOW));

    if (accepted) {
      assertThat(outcome).isNull();
    } else {
      assertThat(outcome).isInstanceOf(RefusedMessageException.class).hasMessageContaining("iat");
      assertThat(((RefusedMessageException) outcome).reason()).isEqualTo(Reason.TIME);
    }
  }

  @Test
  void a_jti_is_remembered_for_longer_than_any_node_accepts_its_jws() {
    VerifiedRequest request = KEYS.verify(es256(HEADER), NOW);

    assertThat(request.rememberUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(6)));
  }

  @Test
  void iat_may_have_a_fraction() {
    String jws = es256(HEADER.replace(IAT, IAT + ".25"));

    assertThat(KEYS.verify(jws, NOW).issuedAt()).isEqualTo(NOW.plusMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}", " ", "{'a':1}"})
  void a_payload_that_is_empty_or_not_strict_json_is_refused(String payload) {
    String jws = TestRequestJws.signed(EC, JWSAlgorithm.ES256, HEADER, payload);

    assertThat(refusal(KEYS, jws).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void a_payload_that_is_not_utf_8_is_refused() {
    String payload = Base64URL.encode(new byte[] {'"', (byte) 0xff, '"'}).toString();
    String jws = TestRequestJws.signedParts(EC, JWSAlgorithm.ES256, Base64URL.encode(HEADER).toString(), payload);

    assertThat(refusal(KEYS, jws).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void one_changed_character_of_the_payload_breaks_the_signature() {
    String[] parts = es256(HEADER).split("\\.");
    String forged = parts[0] + "." + Base64URL.encode(PAYLOAD.replace("4000", "4001")) + "." + parts[2];

    assertThat(refusal(KEYS, forged).reason()).isEqualTo(Reason.SIGNATURE);
  }

  @Test
  void another_clients_key_of_the_same_kid_does_not_verify() {
    ClientKeys other = clientKeys(named(TestKeyPairs.ec(Curve.P_256), "sig-1", null, null));

    assertThat(refusal(other, es256(HEADER)).reason()).isEqualTo(Reason.SIGNATURE);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void a_signature_of_zeroes_never_matches_whatever_its_length(JWK pair, JWSAlgorithm algorithm) {
    ClientKeys keys = clientKeys(named(pair, "sig-1", null, null));
    String input = Base64URL.encode("{\"alg\":\"" + algorithm + "\"" + REST) + "." + Base64URL.encode(PAYLOAD) + ".";

    for (int length : new int[] {0, 1, 63, 64, 65, 255, 256, 257}) {
      String forged = input + Base64URL.encode(new byte[length]);
      assertThat(refusal(keys, forged).reason()).isEqualTo(Reason.SIGNATURE);
    }
  }

  @Test
  void a_mac_keyed_with_the_public_key_is_refused() throws Exception {
    String input = Base64URL.encode("{\"alg\":\"HS256\"" + REST) + "." + Base64URL.encode(PAYLOAD);
    Base64URL mac = new MACSigner(P256.toPublicJWK().toJSONString())
        .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(StandardCharsets.UTF_8));

    assertThat(refusal(KEYS, input + "." + mac).reason()).isEqualTo(Reason.ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "\n", " ", "\r\n"})
  void padding_and_line_breaks_are_not_base64url(String suffix) {
    String jws = es256(HEADER) + suffix;

    assertThat(refusal(KEYS, jws).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void stray_bits_in_the_last_character_are_refused() {
    String jws = es256(HEADER);
    char last = jws.charAt(jws.length() - 1);
    // 64 bytes end in a character of which four bits must be zero: A, Q, g or w.
    String other = jws.substring(0, jws.length() - 1) + (char) (last + 1);

    assertThat(refusal(KEYS, other).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void keys_for_encryption_or_for_another_algorithm_do_not_verify() {
    for (JWK key : new JWK[] {named(P256, "sig-1", KeyUse.ENCRYPTION, null),
        named(P256, "sig-1", null, JWEAlgorithm.ECDH_ES_A256KW),
        named(RSA, "sig-1", KeyUse.SIGNATURE, JWSAlgorithm.RS256)}) {
      assertThat(refusal(clientKeys(key), es256(HEADER)).reason()).isEqualTo(Reason.KEY);
    }
    assertThat(refusal(ClientKeys.none(AlgorithmProfile.DEFAULT), es256(HEADER)).reason()).isEqualTo(Reason.KEY);
  }
}
