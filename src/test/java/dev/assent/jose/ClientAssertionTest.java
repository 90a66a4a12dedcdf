package dev.assent.jose;

import static dev.assent.jose.TestRequestJws.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import dev.assent.jose.RefusedMessageException.Reason;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JWT with which a client logs on, read as strictly as any other message. */
class ClientAssertionTest {

  private static final JWK EC = TestKeyPairs.named(TestKeyPairs.P256, "ec", KeyUse.SIGNATURE, null);
  private static final JWK RSA = TestKeyPairs.named(TestKeyPairs.RSA, "rsa", null, null);
  private static final JWK ED = TestKeyPairs.named(TestKeyPairs.ED25519, "ed", null, JWSAlgorithm.EdDSA);
  private static final ClientKeys KEYS = TestKeyPairs.clientKeys(EC, RSA, ED);
  private static final String CLAIMS = "{\"iss\":\"tsp2\",\"sub\":\"tsp2\",\"aud\":[\"a\",\"b\"],\"exp\":1772438400.5}";

  @Test
  void an_assertion_of_each_algorithm_is_verified_and_its_claims_are_read() {
    assertThat(verified(signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), CLAIMS)).keyId()).isEqualTo("ec");
    assertThat(verified(signed(RSA, JWSAlgorithm.PS256, header("PS256", "rsa"), CLAIMS)).algorithm())
        .isEqualTo("PS256");
    AssertionClaims claims = verified(signed(ED, JWSAlgorithm.EdDSA, header("EdDSA", "ed"), CLAIMS)).claims();

    assertThat(claims.text("iss")).contains("tsp2");
    assertThat(claims.texts("aud")).containsExactly("a", "b");
    assertThat(claims.texts("sub")).containsExactly("tsp2");
    assertThat(claims.time("exp")).contains(Instant.parse("2026-03-02T08:00:00.500Z"));
    assertThat(claims.text("jti")).isEmpty();
    assertThat(claims.time("nbf")).isEmpty();
    assertThat(claims.texts("none")).isEmpty();
  }

  @Test
  void without_a_kid_each_key_that_fits_is_tried() {
    JWK older = TestKeyPairs.named(TestKeyPairs.ec(Curve.P_256), "older", null, null);
    ClientKeys keys = TestKeyPairs.clientKeys(older, EC);
    String assertion = signed(EC, JWSAlgorithm.ES256, "{\"alg\":\"ES256\"}", CLAIMS);

    assertThat(keys.verifyAssertion(ClientAssertion.read(assertion)).keyId()).isEqualTo("ec");
    assertThat(refusal(TestKeyPairs.clientKeys(older), assertion).reason()).isEqualTo(Reason.KEY);
    assertThat(refusal(TestKeyPairs.clientKeys(RSA), assertion)).hasMessageContaining("no key for it");
  }

  @Test
  void a_weaker_algorithm_needs_the_compatibility_profile() {
    String assertion = signed(RSA, JWSAlgorithm.RS256, header("RS256", "rsa"), CLAIMS);
    ClientKeys compatible = ClientKeys.parse(TestKeyPairs.publicJwks(RSA), AlgorithmProfile.COMPATIBILITY);

    assertThat(compatible.verifyAssertion(ClientAssertion.read(assertion)).algorithm()).isEqualTo("RS256");
    assertThat(refusal(KEYS, assertion)).hasMessageContaining("PS256, ES256, EdDSA");
  }

  @Test
  void use_key_ops_and_alg_of_a_key_are_honoured() {
    String assertion = signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), CLAIMS);
    String key = TestKeyPairs.P256.toPublicJWK().toJSONString().replace("}", "");

    for (String restriction : new String[] {"\"use\":\"enc\"", "\"key_ops\":[\"deriveKey\"]", "\"key_ops\":[\"new\"]",
        "\"alg\":\"ECDH-ES+A256KW\""}) {
      ClientKeys keys = ClientKeys.parse("{\"keys\":[" + key + ",\"kid\":\"ec\"," + restriction + "}]}");
      assertThat(refusal(keys, assertion).reason()).as(restriction).isEqualTo(Reason.KEY);
    }
    ClientKeys unknownToo = ClientKeys.parse(
        "{\"keys\":[" + key + ",\"kid\":\"ec\",\"key_ops\":[\"verify\",\"new\"]}]}");
    assertThat(unknownToo.verifyAssertion(ClientAssertion.read(assertion)).keyId()).isEqualTo("ec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "application/jwt", "client-authentication+jwt"})
  void the_types_of_an_assertion_are_accepted(String type) {
    String header = "{\"alg\":\"ES256\",\"kid\":\"ec\",\"typ\":\"" + type + "\"}";

    assertThat(verified(signed(EC, JWSAlgorithm.ES256, header, CLAIMS)).keyId()).isEqualTo("ec");
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("\"crit\":[\"exp\"]", "crit"), Arguments.of("\"b64\":true", "b64"),
        Arguments.of("\"jwk\":" + EC.toPublicJWK(), "jwk"), Arguments.of("\"jku\":\"https://tsp.example\"", "jku"),
        Arguments.of("\"x5u\":\"https://tsp.example\"", "x5u"), Arguments.of("\"x5c\":[]", "x5c"),
        Arguments.of("\"zip\":\"DEF\"", "zip"), Arguments.of("\"typ\":\"at+jwt\"", "typ"),
        Arguments.of("\"typ\":\"JOSE\"", "typ"), Arguments.of("\"typ\":7", "typ"),
        Arguments.of("\"cty\":\"JWT\"", "cty"), Arguments.of("\"cty\":\"json\"", "cty"),
        Arguments.of("\"kid\":\"ec\"", "protected"), Arguments.of("\"alg\":\"none\"", "protected"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_header_that_is_not_accepted_is_named(String member, String named) {
    String header = "{\"alg\":\"ES256\",\"kid\":\"ec\"," + member + "}";

    RefusedMessageException refusal = refusal(KEYS, signed(EC, JWSAlgorithm.ES256, header, CLAIMS));

    assertThat(refusal.member()).contains(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"kid\":\"ec\"}", "{\"alg\":\"none\",\"kid\":\"ec\"}", "{\"alg\":\"HS256\",\"kid\":\"ec\"}",
      "{\"alg\":\"ES256\",\"kid\":\"other\"}", "{\"alg\":\"ES256\",\"kid\":7}", "{\"alg\":\"ES256\",\"kid\":\"\"}",
      "{\"alg\":\"ES256\",\"kid\":null}", "{\"alg\":\"PS256\",\"kid\":\"ec\"}", "{\"alg\":\"ES256\",\"kid\":\"rsa\"}"})
  void an_algorithm_or_a_key_that_does_not_fit_is_refused(String header) {
    assertThat(refusal(KEYS, signed(EC, JWSAlgorithm.ES256, header, CLAIMS)).member()).isPresent();
  }

  @Test
  void each_part_is_strict_base64url_and_the_signature_is_over_it() {
    String good = signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), CLAIMS);
    String[] parts = good.split("\\.");

    assertThat(refusal(KEYS, good + "=").member()).contains("signature");
    assertThat(refusal(KEYS, parts[0] + "=." + parts[1] + "." + parts[2]).member()).contains("protected");
    assertThat(refusal(KEYS, parts[0] + "." + parts[1] + "\n." + parts[2]).member()).contains("payload");
    assertThat(refusal(KEYS, parts[0] + "." + parts[1] + ".").member()).contains("signature");
    assertThat(refusal(KEYS, parts[0] + "." + parts[1] + "." + "A".repeat(86)).reason()).isEqualTo(Reason.SIGNATURE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a", "a.b", "a.b.c.d.e", "{}"})
  void what_is_no_compact_jws_is_called_so(String text) {
    assertThat(refusal(KEYS, text).isUnprotected()).isTrue();
  }

  @Test
  void an_endless_assertion_is_not_read() {
    String long17k = signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), "{\"x\":\"" + "x".repeat(17_000) + "\"}");

    assertThat(refusal(KEYS, long17k).reason()).isEqualTo(Reason.SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "[]", "null", "{\"sub\":\"a\",\"sub\":\"b\"}", "{} {}", "{\"sub\":\"\\ud800\"}",
      "no"})
  void a_payload_that_is_not_one_strict_object_is_refused(String payload) {
    assertThat(refusal(KEYS, signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), payload)).member())
        .contains("payload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "null", "-1", "1e400", "99999999999999999999999999", "1772438400000", "true", "[]"})
  void a_time_that_is_no_numeric_date_is_refused(String value) {
    AssertionClaims claims = claims("{\"exp\":" + value + "}");

    assertThat(catchThrowableOfType(RefusedMessageException.class, () -> claims.time("exp")).member()).contains("exp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "\"\"", "\" \"", "{}", "[\"a\",7]", "[[\"a\"]]", "[]", "[null]"})
  void a_text_of_another_type_is_refused(String value) {
    AssertionClaims claims = claims("{\"aud\":" + value + "}");

    assertThat(catchThrowableOfType(RefusedMessageException.class, () -> claims.texts("aud")).member())
        .contains("aud");
  }

  @Test
  void who_it_says_it_is_from_is_known_before_anything_is_verified() {
    String forged = signed(EC, JWSAlgorithm.ES256, header("ES256", "other"), CLAIMS);

    assertThat(ClientAssertion.read(forged).claimedSubject()).contains("tsp2");
  }

  private static AssertionClaims claims(String payload) {
    return verified(signed(EC, JWSAlgorithm.ES256, header("ES256", "ec"), payload)).claims();
  }

  private static VerifiedAssertion verified(String assertion) {
    return KEYS.verifyAssertion(ClientAssertion.read(assertion));
  }

  private static RefusedMessageException refusal(ClientKeys keys, String assertion) {
    RefusedMessageException refusal = catchThrowableOfType(RefusedMessageException.class,
        () -> keys.verifyAssertion(ClientAssertion.read(assertion)));
    assertThat(refusal).as(assertion).isNotNull();
    return refusal;
  }

  private static String header(String algorithm, String keyId) {
    return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}";
  }
}
