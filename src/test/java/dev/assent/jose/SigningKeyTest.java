package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningKeyTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.7Z");
  private static final byte[] CONTENT = "{\"balance\":7}".getBytes(StandardCharsets.UTF_8);
  private static final SigningKey ES256 = SigningKey.generateEs256();
  private static final SigningKey PS256 = TestBankKeys.PS256;

  static Stream<SigningKey> keys() {
    return Stream.of(ES256, PS256);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void what_the_bank_signs_verifies_with_its_jwks(SigningKey key) throws ParseException {
    String jws = key.sign(CONTENT, "application/json", NOW);

    VerifiedRequest verified = ClientKeys.parse(BankKey.publicJwks(List.of(ES256, PS256))).verify(jws, NOW);
    assertThat(verified.payload()).isEqualTo(CONTENT);
    assertThat(verified.keyId()).isEqualTo(key.keyId());
    assertThat(verified.issuedAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(JWSObject.parse(jws).getHeader().getContentType()).isEqualTo("application/json");
    assertThat(JWSObject.parse(jws).getHeader().getAlgorithm().getName()).isEqualTo(key.algorithm());
  }

  @Test
  void no_two_responses_have_the_same_jti() {
    ClientKeys bank = ClientKeys.parse(BankKey.publicJwks(List.of(ES256)));

    assertThat(bank.verify(ES256.sign(CONTENT, "application/json", NOW), NOW).jti())
        .isNotEqualTo(bank.verify(ES256.sign(CONTENT, "application/json", NOW), NOW).jti());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_stored_key_signs_as_before(SigningKey key) {
    SigningKey restored = SigningKey.parse(key.toPrivateJwk());

    String jws = restored.sign(CONTENT, "application/json", NOW);
    assertThat(ClientKeys.parse(BankKey.publicJwks(List.of(key))).verify(jws, NOW).keyId()).isEqualTo(key.keyId());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void the_public_parts_and_the_printed_form_hold_nothing_private(SigningKey key) {
    assertThat(key.toPrivateJwk()).contains("\"d\":");
    assertThat(key.toPublicJwk()).doesNotContain("\"d\":").contains("\"use\":\"sig\"", key.keyId(), key.algorithm());
    assertThat(BankKey.publicJwks(List.of(key))).doesNotContain("\"d\":");
    assertThat(key).hasToString("SigningKey[" + key.keyId() + "]");
  }

  @Test
  void only_a_private_signing_key_of_the_bank_is_read() {
    for (String other : List.of("", "{}", "secret", ES256.toPublicJwk(), DecryptionKey.generateEc().toPrivateJwk(),
        TestKeyPairs.P256.toJSONString(), ES256.toPrivateJwk().replace("\"ES256\"", "\"ES384\""))) {
      assertThatThrownBy(() -> SigningKey.parse(other)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("This is not a private JWK");
    }
  }
}
