package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Request JWSs with headers written as text, so that a test can break one rule and keep the signature right. */
final class TestRequestJws {

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final String IAT = "\"iat\":" + NOW.getEpochSecond();
  /** What follows the alg in an acceptable header. */
  static final String REST = ",\"kid\":\"sig-1\",\"jti\":\"call-1\"," + IAT + "}";
  static final String HEADER = "{\"alg\":\"ES256\"" + REST;
  static final String PAYLOAD = "{\"cardNumber\":\"4000\"}";
  static final JWK EC = TestKeyPairs.named(TestKeyPairs.P256, "sig-1", KeyUse.SIGNATURE, JWSAlgorithm.ES256);
  static final ClientKeys KEYS = TestKeyPairs.clientKeys(EC);

  private TestRequestJws() {
  }

  static String signed(JWK key, JWSAlgorithm algorithm, String header, String payload) {
    return signedParts(key, algorithm, Base64URL.encode(header).toString(), Base64URL.encode(payload).toString());
  }

  static String signedParts(JWK key, JWSAlgorithm algorithm, String encodedHeader, String encodedPayload) {
    String input = encodedHeader + "." + encodedPayload;
    try {
      return input + "." + signer(key).sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.UTF_8));
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static String es256(String header) {
    return signed(EC, JWSAlgorithm.ES256, header, PAYLOAD);
  }

  /** The acceptable header and these members more. */
  static String headerWith(String members) {
    return HEADER.substring(0, HEADER.length() - 1) + "," + members + "}";
  }

  static RefusedMessageException refusal(ClientKeys keys, String body) {
    Throwable thrown = catchThrowable(() -> keys.verify(body, NOW));
    assertThat(thrown).isInstanceOf(RefusedMessageException.class);
    return (RefusedMessageException) thrown;
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSASigner(rsa);
    }
    return key instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer(key.toOctetKeyPair());
  }
}
