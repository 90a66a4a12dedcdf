package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestKeyPairs.RSA;
import static dev.assent.jose.TestKeyPairs.X25519;
import static dev.assent.jose.TestKeyPairs.clientKeys;
import static dev.assent.jose.TestKeyPairs.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.X25519Decrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseEncryptionTest {

  private static final byte[] CONTENT = "{\"餘額\":7}".getBytes(StandardCharsets.UTF_8);

  static Stream<Arguments> algorithms() throws JOSEException {
    return Stream.of(
        Arguments.of(RSA, JWEAlgorithm.RSA_OAEP_256, new RSADecrypter(RSA)),
        Arguments.of(P256, JWEAlgorithm.ECDH_ES_A256KW, new ECDHDecrypter(P256)),
        Arguments.of(X25519, JWEAlgorithm.ECDH_ES_A256KW, new X25519Decrypter(X25519)));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void the_client_decrypts_what_the_bank_encrypts(JWK pair, JWEAlgorithm algorithm, JWEDecrypter client)
      throws ParseException, JOSEException {
    ClientKeys keys = clientKeys(named(pair, "enc-1", KeyUse.ENCRYPTION, algorithm));

    JWEObject jwe = JWEObject.parse(keys.encrypt(CONTENT, "application/json"));
    jwe.decrypt(client);

    assertThat(jwe.getPayload().toBytes()).isEqualTo(CONTENT);
    assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(algorithm);
    assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
    assertThat(jwe.getHeader().getKeyID()).isEqualTo("enc-1");
    assertThat(jwe.getHeader().getContentType()).isEqualTo("application/json");
    assertThat(jwe.getHeader().getCompressionAlgorithm()).isNull();
  }

  @Test
  void a_key_for_encryption_goes_before_one_for_anything_and_the_first_listed_before_later_ones()
      throws ParseException {
    ClientKeys keys = clientKeys(named(RSA, "any", null, null), named(P256, "sig", KeyUse.SIGNATURE, null),
        named(P256, "new", KeyUse.ENCRYPTION, null), named(P256, "old", KeyUse.ENCRYPTION, null));

    assertThat(JWEObject.parse(keys.encrypt(CONTENT, "text/plain")).getHeader().getKeyID()).isEqualTo("new");
  }

  @Test
  void a_key_for_another_algorithm_is_passed_over() throws ParseException {
    ClientKeys keys = clientKeys(named(RSA, "weaker", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP),
        named(P256, "direct", KeyUse.ENCRYPTION, JWEAlgorithm.ECDH_ES), named(RSA, "any", null, null));

    assertThat(JWEObject.parse(keys.encrypt(CONTENT, "text/plain")).getHeader().getKeyID()).isEqualTo("any");
  }

  @Test
  void without_an_encryption_key_nothing_is_sent() {
    ClientKeys keys = clientKeys(named(P256, "sig", KeyUse.SIGNATURE, null));

    assertThatThrownBy(() -> keys.encrypt(CONTENT, "application/json"))
        .isInstanceOf(ProtectionFailedException.class).hasMessageContaining("no usable encryption key");
  }

  @Test
  void an_empty_answer_is_encrypted_too() throws ParseException, JOSEException {
    JWEObject jwe = JWEObject.parse(clientKeys(named(P256, "k1", null, null)).encrypt(new byte[0], "text/plain"));
    jwe.decrypt(new ECDHDecrypter(P256));

    assertThat(jwe.getPayload().toBytes()).isEmpty();
  }
}
