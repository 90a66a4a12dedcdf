package dev.assent.jose;

import static dev.assent.jose.TestRequestJws.HEADER;
import static dev.assent.jose.TestRequestJws.KEYS;
import static dev.assent.jose.TestRequestJws.NOW;
import static dev.assent.jose.TestRequestJws.PAYLOAD;
import static dev.assent.jose.TestRequestJws.es256;
import static dev.assent.jose.TestRequestJws.headerWith;
import static dev.assent.jose.TestRequestJws.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.KeyUse;
import dev.assent.jose.RefusedMessageException.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedRequestTest {

  private static final DecryptionKey BANK_KEY = DecryptionKey.generateEc();
  private static final DecryptionKeys BANK = DecryptionKeys.of(List.of(BANK_KEY));
  private static final ClientKeys TO_BANK = ClientKeys.parse(BankKey.publicJwks(List.of(BANK_KEY)));

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "JOSE", "jose", "application/jwt", "application/jose", "Application/JOSE"})
  void a_jws_in_a_jwe_that_announces_it_is_decrypted_and_verified(String contentType) {
    String jws = es256(HEADER);

    String inner = BANK.decryptNested(encrypted(jws, contentType), AlgorithmProfile.DEFAULT);

    assertThat(inner).isEqualTo(jws);
    assertThat(KEYS.verify(inner, NOW).payload()).asString(StandardCharsets.UTF_8).isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "JSON", "jose+json", "text/jwt", "application/x/jwt", "jwt;a=b"})
  void a_nested_message_that_is_not_announced_is_refused(String contentType) {
    RefusedMessageException refusal = nestedRefusal(encrypted(es256(HEADER), contentType));

    assertThat(refusal.reason()).isEqualTo(Reason.NESTING);
    assertThat(refusal.kind()).isEqualTo(MessageKind.JWE);
    assertThat(refusal.member()).contains("cty");
  }

  @Test
  void a_nested_message_without_cty_is_refused() {
    assertThat(nestedRefusal(encrypted(es256(HEADER), null)).member()).contains("cty");
  }

  @Test
  void a_nested_message_is_refused_where_only_a_jwe_is_asked_for() {
    RefusedMessageException refusal = refused(() -> BANK.decrypt(encrypted(es256(HEADER), "JWT")));

    assertThat(refusal.reason()).isEqualTo(Reason.NESTING);
    assertThat(refused(() -> BANK.decrypt(encrypted(es256(HEADER), null))).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void no_message_lies_in_a_jws() {
    String announced = es256(headerWith("\"cty\":\"JWT\""));
    String unannounced = TestRequestJws.signed(TestRequestJws.EC, JWSAlgorithm.ES256, HEADER, es256(HEADER));

    assertThat(refusal(KEYS, announced).reason()).isEqualTo(Reason.NESTING);
    assertThat(refusal(KEYS, unannounced).reason()).isEqualTo(Reason.PAYLOAD);
  }

  @Test
  void no_jwe_lies_in_a_jwe() {
    String twice = encrypted(encrypted(es256(HEADER), "JWT"), "JWT");

    RefusedMessageException refusal =
        refused(() -> KEYS.verify(BANK.decryptNested(twice, AlgorithmProfile.DEFAULT), NOW));

    assertThat(refusal.kind()).isEqualTo(MessageKind.JWS);
    assertThat(refusal.isUnprotected()).isTrue();
  }

  @Test
  void content_that_is_not_ascii_is_no_jws() {
    String inner = BANK.decryptNested(encrypted("餘額", "JWT"), AlgorithmProfile.DEFAULT);

    assertThat(refusal(KEYS, inner).isUnprotected()).isTrue();
  }

  @Test
  void a_signed_response_is_encrypted_with_cty_jwt() throws ParseException, JOSEException {
    SigningKey signing = SigningKey.generateEs256();
    ClientKeys client = TestKeyPairs.clientKeys(TestKeyPairs.named(TestKeyPairs.P256, "e", KeyUse.ENCRYPTION, null));
    String jws = signing.sign(PAYLOAD.getBytes(StandardCharsets.UTF_8), "application/json", NOW);

    JWEObject jwe = JWEObject.parse(client.encryptSigned(jws));
    jwe.decrypt(new ECDHDecrypter(TestKeyPairs.P256));

    assertThat(jwe.getHeader().getContentType()).isEqualTo("JWT");
    assertThat(jwe.getPayload()).hasToString(jws);
    assertThat(ClientKeys.parse(BankKey.publicJwks(List.of(signing))).verify(jws, NOW).payload())
        .asString(StandardCharsets.UTF_8).isEqualTo(PAYLOAD);
  }

  private static String encrypted(String content, String contentType) {
    return TO_BANK.encrypt(content.getBytes(StandardCharsets.UTF_8), contentType);
  }

  private static RefusedMessageException nestedRefusal(String jwe) {
    return refused(() -> BANK.decryptNested(jwe, AlgorithmProfile.DEFAULT));
  }

  private static RefusedMessageException refused(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(RefusedMessageException.class);
    return (RefusedMessageException) thrown;
  }
}
