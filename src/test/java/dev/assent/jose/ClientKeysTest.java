package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.ED25519;
import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestKeyPairs.RSA;
import static dev.assent.jose.TestKeyPairs.X25519;
import static dev.assent.jose.TestKeyPairs.clientKeys;
import static dev.assent.jose.TestKeyPairs.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.InvalidClientKeysException.Reason;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

  private static final String EC = named(P256, "k1", null, null).toPublicJWK().toJSONString();
  private static final String RSA_KEY = named(RSA, "k1", null, null).toPublicJWK().toJSONString();
  private static final String LOW_ORDER_POINT = Base64URL.encode(new byte[32]).toString();

  @Test
  void each_key_says_what_it_is_good_for() {
    ClientKeys keys = clientKeys(
        named(RSA, "both", null, null),
        named(P256, "sig", KeyUse.SIGNATURE, JWSAlgorithm.ES256),
        named(P256, "enc", KeyUse.ENCRYPTION, JWEAlgorithm.ECDH_ES_A256KW),
        named(ED25519, "edwards", null, null),
        named(X25519, "montgomery", null, null),
        named(RSA, "weaker-signature", KeyUse.SIGNATURE, JWSAlgorithm.RS256),
        named(RSA, "weaker-encryption", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP));

    assertThat(keys.keys()).containsExactly(
        new ClientKey("both", "RSA 2048", true, true, null),
        new ClientKey("sig", "EC P-256", true, false, null),
        new ClientKey("enc", "EC P-256", false, true, null),
        new ClientKey("edwards", "OKP Ed25519", true, false, null),
        new ClientKey("montgomery", "OKP X25519", false, true, null),
        new ClientKey("weaker-signature", "RSA 2048", false, false,
            "Its alg is \"RS256\", which is accepted only from clients in the compatibility profile."),
        new ClientKey("weaker-encryption", "RSA 2048", false, false,
            "Its alg is \"RSA-OAEP\", which is accepted only from clients in the compatibility profile."));
  }

  @Test
  void a_set_without_an_encryption_key_says_so() {
    assertThat(clientKeys(named(P256, "k1", KeyUse.SIGNATURE, null)).canReceiveEncrypted()).isFalse();
    assertThat(clientKeys(named(P256, "k1", null, null)).canReceiveEncrypted()).isTrue();
    assertThat(ClientKeys.none(AlgorithmProfile.DEFAULT).canReceiveEncrypted()).isFalse();
    assertThat(ClientKeys.none(AlgorithmProfile.DEFAULT).keys()).isEmpty();
    assertThat(ClientKeys.none(AlgorithmProfile.COMPATIBILITY).profile()).isEqualTo(AlgorithmProfile.COMPATIBILITY);
  }

  @Test
  void twenty_keys_are_accepted() {
    assertThat(ClientKeys.parse(set(twentyKeys())).keys()).hasSize(20);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "hello", "[]", "null", "{}", "{\"keys\":{}}", "{\"keys\":null}",
      "{\"keys\":[],\"keys\":[]}", "{\"keys\":[]} trailing", "-----BEGIN PUBLIC KEY-----"})
  void what_is_no_jwks_is_refused_with_the_form_of_one(String text) {
    InvalidClientKeysException refusal = refusal(text);

    assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_JWKS);
    assertThat(refusal).hasMessageContaining("{\"keys\": [ … ]}");
  }

  @Test
  void a_single_jwk_is_not_a_set() {
    assertThat(refusal(EC).reason()).isEqualTo(Reason.NOT_A_JWKS);
  }

  @Test
  void a_secret_is_seen_in_whatever_was_handed_in_and_a_public_key_is_none() {
    assertThat(List.of(set(EC.replace("\"kid\":\"k1\",", ""), P256.toJSONString()), P256.toJSONString(),
        P256.toJSONString().substring(0, P256.toJSONString().length() - 1), "{\"kty\":\"oct\",\"k\" : \"c2VjcmV0\"}",
        "-----BEGIN EC PRIVATE KEY-----\nMHc=", "{'d':'c2VjcmV0'}", "{d:\"c2VjcmV0\"}",
        "{\"\\u0064\":\"c2VjcmV0\"}", "\"{\\\"d\\\":1}\"", "{\"keys\":[", named(RSA, "k1", null, null).toJSONString()))
        .allSatisfy(text -> assertThat(ClientKeys.mayHoldSecret(text)).as(text).isTrue());
    assertThat(List.of(set(EC, RSA_KEY), ""))
        .allSatisfy(text -> assertThat(ClientKeys.mayHoldSecret(text)).as(text).isFalse());
  }

  static Stream<Arguments> sets() {
    return Stream.of(
        Arguments.of("{\"keys\":[]}", Reason.NO_KEYS, "no keys"),
        Arguments.of(set(twentyKeys(), EC), Reason.TOO_MANY_KEYS, "21 keys"),
        Arguments.of(set(EC) + " ".repeat(64 * 1024), Reason.TOO_LARGE, "64 KB"),
        Arguments.of(set("{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"c2VjcmV0\"}"), Reason.SYMMETRIC_KEY, "symmetric"),
        Arguments.of(set(P256.toJSONString()), Reason.PRIVATE_KEY, "Key 1 is a private key"),
        Arguments.of(set(named(RSA, "k1", null, null).toJSONString()), Reason.PRIVATE_KEY, "private key"),
        Arguments.of(set(ED25519.toJSONString()), Reason.PRIVATE_KEY, "private key"),
        Arguments.of(set(EC.replace("}", ",\"d\":null}")), Reason.PRIVATE_KEY, "private key"),
        Arguments.of(set(EC.replace("\"kid\":\"k1\",", "")), Reason.NO_KEY_ID, "Key 1 lacks a kid"),
        Arguments.of(set(EC.replace("\"k1\"", "\" \"")), Reason.NO_KEY_ID, "kid"),
        Arguments.of(set(EC.replace("\"k1\"", "7")), Reason.NO_KEY_ID, "kid"),
        Arguments.of(set(EC.replace("\"k1\"", "\"" + "k".repeat(256) + "\"")), Reason.NO_KEY_ID, "255"),
        Arguments.of(set(EC, RSA_KEY), Reason.DUPLICATE_KEY_ID, "kid \"k1\""),
        Arguments.of(set(rsa(1024)), Reason.WEAK_KEY, "Key 1 is an RSA key of 1024 bits; use 2048 or more"),
        Arguments.of(set(RSA_KEY.replace("AQAB", "AQ")), Reason.WEAK_KEY, "exponent"),
        Arguments.of(set(RSA_KEY.replace("AQAB", "BA")), Reason.WEAK_KEY, "exponent"),
        Arguments.of(set(RSA_KEY.replace("AQAB", "AQAAAAAAAAAB")), Reason.OVERSIZED_KEY, "exponent"),
        Arguments.of(set(RSA_KEY.replaceAll("\"n\":\"[^\"]*\"", "\"n\":\"" + modulus(8200) + "\"")),
            Reason.OVERSIZED_KEY, "8192 bits"),
        Arguments.of(set(ec(Curve.P_384)), Reason.UNSUPPORTED_CURVE, "Use P-256, Ed25519 or X25519"),
        Arguments.of(set(EC.replace("P-256", "secp256k1")), Reason.UNSUPPORTED_CURVE, "curve"),
        Arguments.of(set(EC.replace("\"crv\":\"P-256\",", "")), Reason.UNSUPPORTED_CURVE, "curve"),
        Arguments.of(set(okp("Ed448", LOW_ORDER_POINT)), Reason.UNSUPPORTED_CURVE, "curve"),
        Arguments.of(set("{\"kty\":\"AKP\",\"kid\":\"k1\"}"), Reason.UNSUPPORTED_KEY_TYPE, "RSA, EC or OKP"),
        Arguments.of(set("{}"), Reason.UNSUPPORTED_KEY_TYPE, "Key 1"),
        Arguments.of(set(EC, "7"), Reason.UNSUPPORTED_KEY_TYPE, "Key 2"),
        Arguments.of(set(EC.replaceAll("\"x\":\"[^\"]*\"", "\"x\":\"AA\"")), Reason.MALFORMED_KEY, "Key 1"),
        Arguments.of(set(EC.replaceAll(",?\"y\":\"[^\"]*\"", "")), Reason.MALFORMED_KEY, "Key 1"),
        Arguments.of(set(EC.replace("\"kty\":\"EC\"", "\"kty\":\"OKP\"")), Reason.MALFORMED_KEY, "Key 1"),
        Arguments.of(set(okp("P-256", LOW_ORDER_POINT)), Reason.MALFORMED_KEY, "Key 1"),
        Arguments.of(set(EC.replace("P-256", "Ed25519")), Reason.MALFORMED_KEY, "Key 1"),
        Arguments.of(set(okp("Ed25519", "AA")), Reason.MALFORMED_KEY, "k1"),
        Arguments.of(set(okp("X25519", "AA")), Reason.MALFORMED_KEY, "k1"),
        Arguments.of(set(okp("X25519", LOW_ORDER_POINT)), Reason.MALFORMED_KEY, "k1"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void a_set_that_breaks_a_rule_is_refused_with_what_to_change(String jwks, Reason reason, String named) {
    InvalidClientKeysException refusal = refusal(jwks);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(named);
  }

  @Test
  void no_mutation_of_a_set_brings_anything_but_keys_or_a_refusal() {
    Random random = new Random(7);
    String alphabet = "{}[]\":,.0aeE-+_=\\AQ ";
    for (int round = 0; round < 3000; round++) {
      StringBuilder set = new StringBuilder(set(round % 2 == 0 ? EC : okp("Ed25519", ED25519.getX().toString())));
      for (int change = 0; change <= random.nextInt(3); change++) {
        set.setCharAt(random.nextInt(set.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }

      Throwable outcome = catchThrowable(() -> ClientKeys.parse(set.toString()));

      assertThat(outcome == null || outcome instanceof InvalidClientKeysException)
          .as("%s brings %s", set, outcome).isTrue();
    }
  }

  private static String set(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  private static String twentyKeys() {
    List<String> keys = IntStream.rangeClosed(1, 20)
        .mapToObj(number -> EC.replace("\"k1\"", "\"n" + number + "\"")).toList();
    return String.join(",", keys);
  }

  private static String okp(String curve, String x) {
    return "{\"kty\":\"OKP\",\"kid\":\"k1\",\"crv\":\"%s\",\"x\":\"%s\"}".formatted(curve, x);
  }

  private static String rsa(int bits) {
    return publicKey(TestKeyPairs.rsa(bits));
  }

  private static String ec(Curve curve) {
    return publicKey(TestKeyPairs.ec(curve));
  }

  private static String publicKey(JWK pair) {
    return named(pair, "k1", null, null).toPublicJWK().toJSONString();
  }

  private static String modulus(int bits) {
    byte[] bytes = new byte[bits / 8];
    bytes[0] = (byte) 0x80;
    bytes[bytes.length - 1] = 1;
    return Base64URL.encode(bytes).toString();
  }

  private static InvalidClientKeysException refusal(String jwks) {
    Throwable thrown = catchThrowable(() -> ClientKeys.parse(jwks));
    assertThat(thrown).isInstanceOf(InvalidClientKeysException.class);
    return (InvalidClientKeysException) thrown;
  }
}
