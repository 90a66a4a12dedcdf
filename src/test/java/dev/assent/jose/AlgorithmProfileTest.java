package dev.assent.jose;

import static dev.assent.jose.TestKeyPairs.ED25519;
import static dev.assent.jose.TestKeyPairs.P256;
import static dev.assent.jose.TestKeyPairs.RSA;
import static dev.assent.jose.TestKeyPairs.named;
import static dev.assent.jose.TestRequestJws.NOW;
import static dev.assent.jose.TestRequestJws.PAYLOAD;
import static dev.assent.jose.TestRequestJws.REST;
import static dev.assent.jose.TestRequestJws.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmProfileTest {

  private static final String RS256 =
      TestRequestJws.signed(RSA, JWSAlgorithm.RS256, "{\"alg\":\"RS256\"" + REST, PAYLOAD);
  private static final String PS256 =
      TestRequestJws.signed(RSA, JWSAlgorithm.PS256, "{\"alg\":\"PS256\"" + REST, PAYLOAD);

  @Test
  void the_weaker_algorithms_are_in_the_compatibility_profile_alone() {
    assertThat(AlgorithmProfile.DEFAULT.signatureAlgorithms()).containsExactly("PS256", "ES256", "EdDSA");
    assertThat(AlgorithmProfile.DEFAULT.encryptionAlgorithms()).containsExactly("RSA-OAEP-256", "ECDH-ES+A256KW");
    assertThat(AlgorithmProfile.DEFAULT.isWeaker()).isFalse();
    assertThat(AlgorithmProfile.COMPATIBILITY.signatureAlgorithms())
        .containsExactly("PS256", "ES256", "EdDSA", "RS256");
    assertThat(AlgorithmProfile.COMPATIBILITY.encryptionAlgorithms())
        .containsExactly("RSA-OAEP-256", "ECDH-ES+A256KW", "RSA-OAEP");
    assertThat(AlgorithmProfile.COMPATIBILITY.isWeaker()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(AlgorithmProfile.class)
  void no_profile_has_none_or_hmac_or_rsa1_5_or_a_password(AlgorithmProfile profile) {
    assertThat(profile.signatureAlgorithms()).noneMatch(algorithm -> algorithm.equals("none"))
        .noneMatch(algorithm -> algorithm.startsWith("HS"));
    assertThat(profile.encryptionAlgorithms()).doesNotContain("RSA1_5", "dir")
        .noneMatch(algorithm -> algorithm.startsWith("PBES2"));
  }

  @Test
  void rs256_verifies_for_a_client_in_the_compatibility_profile_alone() {
    JWK key = named(RSA, "sig-1", KeyUse.SIGNATURE, null);

    assertThat(keys(AlgorithmProfile.COMPATIBILITY, key).verify(RS256, NOW).keyId()).isEqualTo("sig-1");
    assertThat(keys(AlgorithmProfile.COMPATIBILITY, key).verify(PS256, NOW).keyId()).isEqualTo("sig-1");
    assertThat(refusal(keys(AlgorithmProfile.DEFAULT, key), RS256).member()).contains("alg");
  }

  @Test
  void the_alg_of_a_key_binds_it_to_one_algorithm_in_the_compatibility_profile_too() {
    ClientKeys weaker = keys(AlgorithmProfile.COMPATIBILITY, named(RSA, "sig-1", null, JWSAlgorithm.RS256));
    ClientKeys stronger = keys(AlgorithmProfile.COMPATIBILITY, named(RSA, "sig-1", null, JWSAlgorithm.PS256));

    assertThat(weaker.verify(RS256, NOW).keyId()).isEqualTo("sig-1");
    assertThat(refusal(weaker, PS256)).hasMessageContaining("is for RS256");
    assertThat(refusal(stronger, RS256)).hasMessageContaining("is for PS256");
  }

  @Test
  void the_other_algorithms_stay_as_they_are_in_the_compatibility_profile() {
    String eddsa = TestRequestJws.signed(ED25519, JWSAlgorithm.EdDSA, "{\"alg\":\"EdDSA\"" + REST, PAYLOAD);

    assertThat(keys(AlgorithmProfile.COMPATIBILITY, named(ED25519, "sig-1", null, null)).verify(eddsa, NOW).keyId())
        .isEqualTo("sig-1");
    assertThat(refusal(keys(AlgorithmProfile.COMPATIBILITY, named(P256, "sig-1", null, null)), RS256))
        .hasMessageContaining("is for ES256");
  }

  @Test
  void a_key_for_rsa_oaep_gets_a_response_with_a128cbc_hs256_in_the_compatibility_profile_alone()
      throws ParseException, JOSEException {
    JWK key = named(RSA, "enc-1", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP);

    JWEObject jwe = JWEObject.parse(keys(AlgorithmProfile.COMPATIBILITY, key).encrypt(new byte[] {7}, "text/plain"));
    jwe.decrypt(new RSADecrypter(RSA));

    assertThat(jwe.getPayload().toBytes()).containsExactly(7);
    assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP);
    assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A128CBC_HS256);
    assertThat(keys(AlgorithmProfile.DEFAULT, key).canReceiveEncrypted()).isFalse();
  }

  @Test
  void a_key_that_does_not_ask_for_the_weaker_algorithm_does_not_get_it() throws ParseException {
    JWK key = named(RSA, "enc-1", KeyUse.ENCRYPTION, null);

    JWEHeader header = JWEObject
        .parse(keys(AlgorithmProfile.COMPATIBILITY, key).encrypt(new byte[] {7}, "text/plain")).getHeader();

    assertThat(header.getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP_256);
    assertThat(header.getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
  }

  @Test
  void the_banks_key_for_rsa_oaep_decrypts_for_clients_in_the_compatibility_profile_alone() throws JOSEException {
    DecryptionKey key = TestBankKeys.RSA_OAEP;
    DecryptionKeys bank = DecryptionKeys.of(List.of(DecryptionKey.parse(key.toPrivateJwk())));
    String jwe = toBank(key, JWEAlgorithm.RSA_OAEP, EncryptionMethod.A128CBC_HS256);

    assertThat(bank.decrypt(jwe, AlgorithmProfile.COMPATIBILITY).content()).asString(StandardCharsets.UTF_8)
        .isEqualTo(PAYLOAD);
    assertThatThrownBy(() -> bank.decrypt(jwe)).isInstanceOf(RefusedMessageException.class)
        .hasMessageContaining("alg says \"RSA-OAEP\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A256GCM", "A128GCM", "A256CBC-HS512"})
  void rsa_oaep_goes_with_a128cbc_hs256_alone(String method) throws JOSEException {
    DecryptionKey key = TestBankKeys.RSA_OAEP;
    String jwe = toBank(key, JWEAlgorithm.RSA_OAEP, EncryptionMethod.parse(method));

    assertThatThrownBy(() -> DecryptionKeys.of(List.of(key)).decrypt(jwe, AlgorithmProfile.COMPATIBILITY))
        .isInstanceOf(RefusedMessageException.class).hasMessageContaining("accepted with RSA-OAEP is A128CBC-HS256");
  }

  @Test
  void the_banks_key_for_rsa_oaep_256_decrypts_nothing_else_for_anybody() throws JOSEException {
    DecryptionKey key = TestBankKeys.RSA_OAEP_256;
    String jwe = toBank(key, JWEAlgorithm.RSA_OAEP, EncryptionMethod.A128CBC_HS256);

    assertThatThrownBy(() -> DecryptionKeys.of(List.of(key)).decrypt(jwe, AlgorithmProfile.COMPATIBILITY))
        .isInstanceOf(RefusedMessageException.class).hasMessageContaining("is for RSA-OAEP-256");
  }

  private static ClientKeys keys(AlgorithmProfile profile, JWK... keys) {
    return ClientKeys.parse(TestKeyPairs.publicJwks(keys), profile);
  }

  private static String toBank(DecryptionKey key, JWEAlgorithm algorithm, EncryptionMethod method)
      throws JOSEException {
    JWEObject jwe = new JWEObject(new JWEHeader.Builder(algorithm, method).keyID(key.keyId()).build(),
        new Payload(PAYLOAD));
    jwe.encrypt(new RSAEncrypter(key.jwk().toRSAKey()));
    return jwe.serialize();
  }
}
