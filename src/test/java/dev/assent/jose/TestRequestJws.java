package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/** Request JWSs with headers written as text, so that a test can break one rule and keep the signature right. */
final class TestRequestJws {

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

  private static JWSSigner signer(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSASigner(rsa);
    }
    return key instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer(key.toOctetKeyPair());
  }
}
