package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.RefusedMessageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecryptionKeysTest {

  private static final String CONTENT = "{\"cardNumber\":\"4000\"}";
  private static final DecryptionKey EC = DecryptionKey.generateEc();
  private static final DecryptionKey RSA = TestBankKeys.RSA_OAEP_256;
  private static final DecryptionKeys KEYS = DecryptionKeys.of(List.of(EC, RSA));

  static Stream<DecryptionKey> keys() {
    return Stream.of(EC, RSA);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void the_bank_decrypts_what_was_encrypted_to_its_published_key(DecryptionKey key) {
    String jwe = ClientKeys.parse(BankKey.publicJwks(List.of(key)))
        .encrypt(CONTENT.getBytes(StandardCharsets.UTF_8), "application/json");

    DecryptedRequest request = KEYS.decrypt(jwe);

    assertThat(request.content()).asString(StandardCharsets.UTF_8).isEqualTo(CONTENT);
    assertThat(request.keyId()).isEqualTo(key.keyId());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_stored_key_decrypts_as_before(DecryptionKey key) {
    DecryptionKeys restored = DecryptionKeys.of(List.of(DecryptionKey.parse(key.toPrivateJwk())));

    assertThat(restored.decrypt(toBank(key, header -> header)).keyId()).isEqualTo(key.keyId());
    assertThatThrownBy(() -> DecryptionKey.parse(key.toPublicJwk())).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{}", "{\"a\":1.5,\"b\":2.5,\"c\":3.5,\"d\":4.5}", "a.b.c", "a.b.c.d", "....",
      "a.b.c.d.e.f"})
  void a_body_that_is_no_compact_jwe_is_unprotected(String body) {
    RefusedMessageException refusal = refusal(body);

    assertThat(refusal.isUnprotected()).isTrue();
    assertThat(refusal).hasMessageContaining("must be a JWE in compact serialization");
  }

  static Stream<Arguments> messages() throws JOSEException {
    JWEHeader rsa15 = new JWEHeader.Builder(JWEAlgorithm.RSA1_5, EncryptionMethod.A256GCM).keyID(RSA.keyId()).build();
    JWEHeader password = new JWEHeader.Builder(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A256GCM)
        .keyID(EC.keyId()).build();
    return Stream.of(
        Arguments.of(toBank(EC, h -> h.keyID(null)), Reason.HEADER, "lacks kid"),
        Arguments.of(toBank(EC, h -> h.keyID("other")), Reason.KEY, "kid says \"other\""),
        Arguments.of(toBank(EC, h -> h.keyID(RSA.keyId())), Reason.ALGORITHM, "is for RSA-OAEP-256"),
        Arguments.of(toBank(EC, h -> h.compressionAlgorithm(CompressionAlgorithm.DEF)), Reason.HEADER, "zip"),
        Arguments.of(toBank(EC, h -> h.pbes2Count(1)), Reason.HEADER, "p2c"),
        Arguments.of(toBank(EC, h -> h.criticalParams(Set.of("exp"))), Reason.HEADER, "crit"),
        Arguments.of(toBank(EC, h -> h.jwk(TestKeyPairs.P256.toPublicJWK())), Reason.HEADER, "jwk"),
        Arguments.of(encrypted(password, new PasswordBasedEncrypter("secret", 8, 1000), CONTENT), Reason.HEADER, "p2"),
        Arguments.of(encrypted(rsa15, rsaEncrypter(), CONTENT), Reason.ALGORITHM, "RSA1_5"),
        Arguments.of(encrypted(header(JWEAlgorithm.RSA_OAEP, RSA), rsaEncrypter(), CONTENT), Reason.ALGORITHM,
            "RSA-OAEP-256, ECDH-ES+A256KW"),
        Arguments.of(encrypted(header(JWEAlgorithm.ECDH_ES, EC), ecEncrypter(), CONTENT), Reason.ALGORITHM, "ECDH-ES"),
        Arguments.of(encrypted(new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A128CBC_HS256)
            .keyID(EC.keyId()).build(), ecEncrypter(), CONTENT), Reason.ALGORITHM, "enc says \"A128CBC-HS256\""),
        Arguments.of(encrypted(header(JWEAlgorithm.ECDH_ES_A256KW, EC), ecEncrypter(), ""), Reason.PAYLOAD, "JSON"),
        Arguments.of(encrypted(header(JWEAlgorithm.ECDH_ES_A256KW, EC), ecEncrypter(), "text"), Reason.PAYLOAD, "JSON"),
        Arguments.of(withHeader("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"x\"}"), Reason.ALGORITHM, "dir"),
        Arguments.of(withHeader(ecHeader("")), Reason.HEADER, "epk"),
        Arguments.of(withHeader(ecHeader(",\"epk\":7")), Reason.HEADER, "epk"),
        Arguments.of(withHeader(ecHeader(",\"epk\":{}")), Reason.HEADER, "epk"),
        Arguments.of(withHeader(ecHeader(",\"epk\":" + TestKeyPairs.RSA.toPublicJWK())), Reason.HEADER, "epk"),
        Arguments.of(withHeader(ecHeader(",\"epk\":" + TestKeyPairs.X25519.toPublicJWK())), Reason.HEADER, "epk"),
        Arguments.of(withHeader(ecHeader(",\"epk\":" + TestKeyPairs.ec(Curve.P_384).toPublicJWK())), Reason.HEADER,
            "epk must be a public key on P-256"),
        Arguments.of(withHeader(ecHeader(",\"kid\":\"" + EC.keyId() + "\"")), Reason.MALFORMED, "twice"),
        Arguments.of(toBank(EC, h -> h) + "=", Reason.MALFORMED, "Part 5"),
        Arguments.of(changedTag(toBank(EC, h -> h)), Reason.DECRYPTION, "cannot be decrypted"),
        Arguments.of(changedTag(toBank(RSA, h -> h)), Reason.DECRYPTION, "cannot be decrypted"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_that_breaks_a_rule_is_refused_with_the_header_at_fault(String jwe, Reason reason, String named) {
    RefusedMessageException refusal = refusal(jwe);

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessageContaining(named);
    assertThat(refusal.isUnprotected()).isFalse();
  }

  @Test
  void a_wrong_encrypted_key_and_a_wrong_tag_read_alike() {
    String right = toBank(RSA, header -> header);
    String[] parts = right.split("\\.");
    parts[1] = Base64URL.encode(new byte[384]).toString();

    assertThat(refusal(String.join(".", parts))).hasMessage(refusal(changedTag(right)).getMessage());
  }

  @Test
  void no_mutation_of_a_message_brings_anything_but_a_refusal() {
    Random random = new Random(11);
    String alphabet = "{}[]\":,.0aeE-+_=\\AQ ";
    String epk = ",\"epk\":" + TestKeyPairs.P256.toPublicJWK() + ",\"apu\":\"AA\",\"typ\":\"JOSE\"";
    for (int round = 0; round < 3000; round++) {
      StringBuilder header = new StringBuilder(ecHeader(epk));
      for (int change = 0; change <= random.nextInt(3); change++) {
        header.setCharAt(random.nextInt(header.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }

      assertThat(catchThrowable(() -> KEYS.decrypt(withHeader(header.toString()))))
          .as(header.toString()).isInstanceOf(RefusedMessageException.class);
    }
  }

  private static String toBank(DecryptionKey key, UnaryOperator<JWEHeader.Builder> change) {
    JWEHeader.Builder header = new JWEHeader.Builder(header(JWEAlgorithm.parse(key.algorithm()), key));
    try {
      return encrypted(change.apply(header).build(), key == RSA ? rsaEncrypter() : ecEncrypter(), CONTENT);
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static JWEHeader header(JWEAlgorithm algorithm, DecryptionKey key) {
    return new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM).keyID(key.keyId()).build();
  }

  private static JWEEncrypter rsaEncrypter() throws JOSEException {
    return new RSAEncrypter(RSA.jwk().toRSAKey());
  }

  private static JWEEncrypter ecEncrypter() throws JOSEException {
    return new ECDHEncrypter(EC.jwk().toECKey());
  }

  private static String encrypted(JWEHeader header, JWEEncrypter encrypter, String content) throws JOSEException {
    JWEObject jwe = new JWEObject(header, new Payload(content));
    jwe.encrypt(encrypter);
    return jwe.serialize();
  }

  private static String ecHeader(String more) {
    return "{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\",\"kid\":\"" + EC.keyId() + "\"" + more + "}";
  }

  private static String withHeader(String header) {
    return Base64URL.encode(header) + "." + Base64URL.encode(new byte[40]) + "." + Base64URL.encode(new byte[12])
        + ".AAAA." + Base64URL.encode(new byte[16]);
  }

  private static String changedTag(String jwe) {
    return jwe.substring(0, jwe.lastIndexOf('.') + 1) + Base64URL.encode(new byte[16]);
  }

  private static RefusedMessageException refusal(String body) {
    Throwable thrown = catchThrowable(() -> KEYS.decrypt(body));
    assertThat(thrown).isInstanceOf(RefusedMessageException.class);
    return (RefusedMessageException) thrown;
  }
}
