package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.ED25519;
import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestKeyPairs.RSA;
import static dev.assent.jose.TestKeyPairs.clientKeys;
import static dev.assent.jose.TestKeyPairs.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final String IAT = "\"iat\":" + NOW.getEpochSecond();
  private static final String REST = ",\"kid\":\"sig-1\",\"jti\":\"call-1\"," + IAT + "}";
  private static final String HEADER = "{\"alg\":\"ES256\"" + REST;
  private static final String PAYLOAD = "{\"cardNumber\":\"4000\"}";
  private static final JWK EC = named(P256, "sig-1", KeyUse.SIGNATURE, JWSAlgorithm.ES256);
  private static final ClientKeys KEYS = clientKeys(EC);

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
  @NullSource
  @ValueSource(strings = {"", " ", "{}", "{\"amount\":1.5,\"rate\":2.5}", "hello", "a.b", "a.b.c.d", "a.b.c.d.e",
      "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}", "..", ".e30.AA"})
  void a_body_that_is_no_compact_jws_is_unprotected(String body) {
    RefusedMessageException refusal = refusal(() -> KEYS.verify(body, NOW));

    assertThat(refusal.isUnprotected()).isTrue();
    assertThat(refusal).hasMessageContaining("must be a JWS in compact serialization");
  }

  static Stream<Arguments> headers() {
    String kidJti = ",\"kid\":\"sig-1\",\"jti\":\"call-1\"";
    return Stream.of(
        Arguments.of("{" + REST.substring(1), Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":null" + REST, Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":256" + REST, Reason.HEADER, "alg"),
        Arguments.of("{\"alg\":\"none\"" + REST, Reason.ALGORITHM, "alg says \"none\""),
        Arguments.of("{\"alg\":\"HS256\"" + REST, Reason.ALGORITHM, "PS256, ES256, EdDSA"),
        Arguments.of("{\"alg\":\"RS256\"" + REST, Reason.ALGORITHM, "RS256"),
        Arguments.of("{\"alg\":\"ES384\"" + REST, Reason.ALGORITHM, "ES384"),
        Arguments.of("{\"alg\":\"es256\"" + REST, Reason.ALGORITHM, "es256"),
        Arguments.of("{\"alg\":\"PS256\"" + REST, Reason.ALGORITHM, "the key \"sig-1\" is for ES256"),
        Arguments.of(HEADER.replace("\"kid\":\"sig-1\",", ""), Reason.HEADER, "lacks kid"),
        Arguments.of(HEADER.replace("\"sig-1\"", "\"\""), Reason.HEADER, "kid"),
        Arguments.of(HEADER.replace("\"sig-1\"", "1"), Reason.HEADER, "kid"),
        Arguments.of(HEADER.replace("sig-1", "sig-9"), Reason.KEY, "kid says \"sig-9\""),
        Arguments.of(HEADER.replace("\"jti\":\"call-1\",", ""), Reason.HEADER, "lacks jti"),
        Arguments.of(HEADER.replace("\"call-1\"", "\" \""), Reason.HEADER, "jti"),
        Arguments.of(HEADER.replace("\"call-1\"", "7"), Reason.HEADER, "jti"),
        Arguments.of(HEADER.replace("call-1", "x".repeat(129)), Reason.HEADER, "jti"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + "}", Reason.HEADER, "lacks iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":null}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":\"" + NOW.getEpochSecond() + "\"}", Reason.HEADER,
            "iat must be a NumericDate"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":-1}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":1e999999999}", Reason.HEADER, "iat"),
        Arguments.of("{\"alg\":\"ES256\"" + kidJti + ",\"iat\":" + NOW.toEpochMilli() + "}", Reason.HEADER, "iat"),
        Arguments.of(with("\"crit\":[\"exp\"],\"exp\":1"), Reason.HEADER, "crit"),
        Arguments.of(with("\"crit\":[\"b64\"],\"b64\":false"), Reason.HEADER, "crit"),
        Arguments.of(with("\"b64\":false"), Reason.HEADER, "b64"),
        Arguments.of(with("\"b64\":true"), Reason.HEADER, "b64"),
        Arguments.of(with("\"jwk\":" + P256.toPublicJWK()), Reason.HEADER, "jwk"),
        Arguments.of(with("\"jku\":\"https://example.com\""), Reason.HEADER, "jku"),
        Arguments.of(with("\"x5u\":\"https://example.com\""), Reason.HEADER, "x5u"),
        Arguments.of(with("\"x5c\":[\"AA\"]"), Reason.HEADER, "x5c"),
        Arguments.of(with("\"typ\":1"), Reason.HEADER, "typ"),
        Arguments.of(with("\"cty\":[]"), Reason.HEADER, "cty"),
        Arguments.of(with("\"x5t\":1"), Reason.MALFORMED, "header"),
        Arguments.of(with("\"kid\":\"sig-1\""), Reason.MALFORMED, "no name appears twice"),
        Arguments.of(with("\"alg\":\"none\""), Reason.MALFORMED, "no name appears twice"),
        Arguments.of("[]", Reason.MALFORMED, "JSON object"),
        Arguments.of("null", Reason.MALFORMED, "JSON object"),
        Arguments.of(HEADER + HEADER, Reason.MALFORMED, "one JSON object"),
        Arguments.of("{", Reason.MALFORMED, "JSON object"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_header_that_breaks_a_rule_is_named(String header, Reason reason, String named) {
    String jws = es256(header);

    RefusedMessageException refusal = refusal(() -> KEYS.verify(jws, NOW));

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(named);
    assertThat(refusal.isUnprotected()).isFalse();
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

    assertThat(refusal(() -> KEYS.verify(jws, NOW)).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void a_payload_that_is_not_utf_8_is_refused() {
    String payload = Base64URL.encode(new byte[] {'"', (byte) 0xff, '"'}).toString();
    String jws = TestRequestJws.signedParts(EC, JWSAlgorithm.ES256, Base64URL.encode(HEADER).toString(), payload);

    assertThat(refusal(() -> KEYS.verify(jws, NOW)).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void one_changed_character_of_the_payload_breaks_the_signature() {
    String[] parts = es256(HEADER).split("\\.");
    String forged = parts[0] + "." + Base64URL.encode(PAYLOAD.replace("4000", "4001")) + "." + parts[2];

    assertThat(refusal(() -> KEYS.verify(forged, NOW)).reason()).isEqualTo(Reason.SIGNATURE);
  }

  @Test
  void another_clients_key_of_the_same_kid_does_not_verify() {
    ClientKeys other = clientKeys(named(TestKeyPairs.ec(Curve.P_256), "sig-1", null, null));

    assertThat(refusal(() -> other.verify(es256(HEADER), NOW)).reason()).isEqualTo(Reason.SIGNATURE);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void a_signature_of_zeroes_never_matches_whatever_its_length(JWK pair, JWSAlgorithm algorithm) {
    ClientKeys keys = clientKeys(named(pair, "sig-1", null, null));
    String input = Base64URL.encode("{\"alg\":\"" + algorithm + "\"" + REST) + "." + Base64URL.encode(PAYLOAD) + ".";

    for (int length : new int[] {0, 1, 63, 64, 65, 255, 256, 257}) {
      String forged = input + Base64URL.encode(new byte[length]);
      assertThat(refusal(() -> keys.verify(forged, NOW)).reason()).isEqualTo(Reason.SIGNATURE);
    }
  }

  @Test
  void a_mac_keyed_with_the_public_key_is_refused() throws Exception {
    String input = Base64URL.encode("{\"alg\":\"HS256\"" + REST) + "." + Base64URL.encode(PAYLOAD);
    Base64URL mac = new MACSigner(P256.toPublicJWK().toJSONString())
        .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(StandardCharsets.UTF_8));

    assertThat(refusal(() -> KEYS.verify(input + "." + mac, NOW)).reason()).isEqualTo(Reason.ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "\n", " ", "\r\n"})
  void padding_and_line_breaks_are_not_base64url(String suffix) {
    String jws = es256(HEADER) + suffix;

    assertThat(refusal(() -> KEYS.verify(jws, NOW)).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void stray_bits_in_the_last_character_are_refused() {
    String jws = es256(HEADER);
    char last = jws.charAt(jws.length() - 1);
    // 64 bytes end in a character of which four bits must be zero: A, Q, g or w.
    String other = jws.substring(0, jws.length() - 1) + (char) (last + 1);

    assertThat(refusal(() -> KEYS.verify(other, NOW)).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void keys_for_encryption_or_for_another_algorithm_do_not_verify() {
    for (JWK key : new JWK[] {named(P256, "sig-1", KeyUse.ENCRYPTION, null),
        named(P256, "sig-1", null, JWEAlgorithm.ECDH_ES_A256KW),
        named(RSA, "sig-1", KeyUse.SIGNATURE, JWSAlgorithm.RS256)}) {
      assertThat(refusal(() -> clientKeys(key).verify(es256(HEADER), NOW)).reason()).isEqualTo(Reason.KEY);
    }
    assertThat(refusal(() -> ClientKeys.none().verify(es256(HEADER), NOW)).reason()).isEqualTo(Reason.KEY);
  }

  @Test
  void a_sentence_repeats_no_control_characters_and_no_endless_values() {
    String jws = es256(HEADER.replace("sig-1", "\\r\\n" + "k".repeat(200)));

    assertThatThrownBy(() -> KEYS.verify(jws, NOW)).message().doesNotContain("\n").hasSizeLessThan(160);
  }

  @Test
  void no_mutation_of_a_message_brings_anything_but_a_refusal() {
    Random random = new Random(42);
    String alphabet = "{}[]\":,.0aeE-+_=\\ \u0000\u00ff\ud83d";
    for (int round = 0; round < 5000; round++) {
      StringBuilder header = new StringBuilder(with("\"x5t\":\"AA\",\"typ\":\"JOSE\""));
      for (int change = 0; change <= random.nextInt(3); change++) {
        header.setCharAt(random.nextInt(header.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String body = round % 2 == 0
          ? Base64URL.encode(header.toString()) + ".e30.AA"
          : new StringBuilder(Base64URL.encode(header.toString()) + ".e30.AA").insert(round % 40, '.').toString();

      assertThat(catchThrowable(() -> KEYS.verify(body, NOW))).isInstanceOf(RefusedMessageException.class);
    }
  }

  private static String with(String members) {
    return HEADER.substring(0, HEADER.length() - 1) + "," + members + "}";
  }

  private static String es256(String header) {
    return TestRequestJws.signed(EC, JWSAlgorithm.ES256, header, PAYLOAD);
  }

  private static RefusedMessageException refusal(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(RefusedMessageException.class);
    return (RefusedMessageException) thrown;
  }
}
