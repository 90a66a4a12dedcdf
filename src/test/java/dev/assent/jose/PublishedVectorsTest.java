package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of RFC 7515 appendix A, RFC 7516 appendix A, RFC 7517 appendices A and B, RFC 7520 and RFC 8037
 * appendix A. All are true messages, and none is one of ours: each lacks a kid, an iat or a jti, or uses an algorithm
 * that we do not accept. So they show that the cryptography is right, and that the rules are.
 */
class PublishedVectorsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  /** An example, printed by its section. */
  record Vector(JsonNode data) {

    String text(String name) {
      return data.path(name).asText(null);
    }

    boolean compact() {
      return !text("message").startsWith("{");
    }

    @Override
    public String toString() {
      return text("section");
    }
  }

  static Stream<Vector> signed() throws IOException {
    return vectors("signed.json");
  }

  static Stream<Vector> encrypted() throws IOException {
    return vectors("encrypted.json");
  }

  static Stream<Vector> keys() throws IOException {
    return vectors("keys.json");
  }

  static Stream<Vector> verified() throws IOException {
    return signed().filter(vector -> vector.data().path("verifies").asBoolean());
  }

  static Stream<Vector> weaker() throws IOException {
    return signed().filter(vector -> vector.data().has("refusedInCompatibility"));
  }

  static Stream<Vector> decrypted() throws IOException {
    return encrypted().filter(vector -> vector.data().path("decrypts").asBoolean());
  }

  static Stream<Vector> signedWithKey() throws IOException {
    return signed().filter(vector -> vector.data().path("key").isObject());
  }

  static Stream<Vector> encryptedWithKey() throws IOException {
    return encrypted().filter(vector -> vector.data().path("key").isObject());
  }

  @ParameterizedTest
  @MethodSource("signedWithKey")
  void a_signed_example_is_as_published(Vector vector) throws ParseException, JOSEException {
    String[] parts = vector.text("message").split("\\.");
    Payload payload = new Payload(vector.text("content"));
    JWSObject jws = new JWSObject(new Base64URL(parts[0]), payload, new Base64URL(parts[2]));

    assertThat(jws.verify(verifier(key(vector)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("encryptedWithKey")
  void an_encrypted_example_is_as_published(Vector vector) throws ParseException, JOSEException {
    JWEObject jwe = JWEObject.parse(vector.text("message"));

    jwe.decrypt(decrypter(jwe, key(vector)));

    assertThat(jwe.getPayload()).hasToString(vector.text("content"));
  }

  @ParameterizedTest
  @MethodSource("verified")
  void our_signature_check_agrees_with_the_example(Vector vector) throws ParseException, JOSEException {
    VerificationKey key = VerificationKey.of(publicKey(vector), AlgorithmProfile.COMPATIBILITY).orElseThrow();
    CompactMessage jws = CompactMessage.jws(vector.text("message"));

    assertThat(key.verifies(jws, JWSAlgorithm.parse(vector.text("alg")))).isTrue();
    assertThat(jws.part("payload")).asString(StandardCharsets.UTF_8).isEqualTo(vector.text("content"));
    String changed = vector.text("message").replaceFirst("\\.[^.]+\\.", ".e30.");
    assertThat(key.verifies(CompactMessage.jws(changed), JWSAlgorithm.parse(vector.text("alg")))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("decrypted")
  void our_decryption_agrees_with_the_example(Vector vector) throws ParseException, JOSEException {
    Map<String, Object> jwk = new HashMap<>(key(vector).toJSONObject());
    jwk.put("kid", "bank");
    jwk.put("use", "enc");
    jwk.put("alg", vector.text("alg"));
    DecryptionKey key = DecryptionKey.parse(JWK.parse(jwk).toJSONString());

    byte[] content = key.decrypt(CompactMessage.jwe(vector.text("message")),
        EncryptionMethod.parse(vector.text("enc")), null);

    assertThat(content).asString(StandardCharsets.UTF_8).isEqualTo(vector.text("content"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void a_signed_example_is_refused_as_a_request_for_the_right_reason(Vector vector) {
    ClientKeys none = ClientKeys.none(AlgorithmProfile.DEFAULT);
    refusedBecauseOf(vector, "refused", catchThrowable(() -> none.verify(vector.text("message"), NOW)));
  }

  @ParameterizedTest
  @MethodSource("weaker")
  void rs256_is_no_reason_in_the_compatibility_profile(Vector vector) throws ParseException {
    String jwks = "{\"keys\":[" + publicKey(vector).jwk().toJSONString() + "]}";
    ClientKeys keys = ClientKeys.parse(jwks, AlgorithmProfile.COMPATIBILITY);

    refusedBecauseOf(vector, "refusedInCompatibility",
        catchThrowable(() -> keys.verify(vector.text("message"), NOW)));
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void an_encrypted_example_is_refused_as_a_request_for_the_right_reason(Vector vector) {
    DecryptionKeys bank = DecryptionKeys.of(List.of());

    refusedBecauseOf(vector, "refused", catchThrowable(() -> bank.decrypt(vector.text("message"))));
    refusedBecauseOf(vector, "refused",
        catchThrowable(() -> bank.decryptNested(vector.text("message"), AlgorithmProfile.DEFAULT)));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_published_key_set_is_read_or_refused_for_the_right_reason(Vector vector) {
    Throwable outcome = catchThrowable(() -> ClientKeys.parse(vector.data().get("jwks").toString()));

    if (vector.text("refused") == null) {
      assertThat(outcome).isNull();
    } else {
      assertThat(outcome).isInstanceOfSatisfying(InvalidClientKeysException.class,
          refused -> assertThat(refused.reason().name()).isEqualTo(vector.text("refused")));
    }
  }

  private static void refusedBecauseOf(Vector vector, String expectation, Throwable outcome) {
    assertThat(outcome).isInstanceOfSatisfying(RefusedMessageException.class, refused -> {
      assertThat(refused.member().orElse(null)).isEqualTo(vector.text(expectation));
      assertThat(refused.isUnprotected()).isEqualTo(!vector.compact());
    });
  }

  private static JWK key(Vector vector) throws ParseException {
    return JWK.parse(vector.data().get("key").toString());
  }

  private static JwksKey publicKey(Vector vector) throws ParseException {
    Map<String, Object> jwk = new HashMap<>(key(vector).toPublicJWK().toJSONObject());
    jwk.putIfAbsent("kid", "published");
    return new JwksKey(JWK.parse(jwk), new KeyOperations(null));
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof OctetSequenceKey secret) {
      return new MACVerifier(secret);
    }
    if (key instanceof OctetKeyPair pair) {
      return new Ed25519Verifier(pair.toPublicJWK());
    }
    return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
  }

  private static JWEDecrypter decrypter(JWEObject jwe, JWK key) throws JOSEException {
    if (key instanceof OctetSequenceKey secret) {
      String algorithm = jwe.getHeader().getAlgorithm().getName();
      if (algorithm.startsWith("PBES2")) {
        return new PasswordBasedDecrypter(secret.toByteArray());
      }
      return algorithm.equals("dir") ? new DirectDecrypter(secret) : new AESDecrypter(secret);
    }
    return key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new ECDHDecrypter((ECKey) key);
  }

  private static Stream<Vector> vectors(String file) throws IOException {
    JsonNode read = new ObjectMapper().readTree(PublishedVectorsTest.class.getResource("/jose/vectors/" + file));
    return StreamSupport.stream(read.spliterator(), false).map(Vector::new);
  }
}
