package dev.assent.gateway;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A TSP's own keys and what it does with them: the other end of the wire. */
final class TestTsp {

  static final ECKey SIGNING = generate("signing", KeyUse.SIGNATURE);
  static final ECKey ENCRYPTION = generate("encryption", KeyUse.ENCRYPTION);

  private TestTsp() { }

  static String jwks(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  static String signed(String payload, Instant at) {
    return signed(payload, at, UUID.randomUUID().toString());
  }

  static String signed(String payload, Instant at, String jti) {
    JWSObject jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(SIGNING.getKeyID())
        .customParam("iat", at.getEpochSecond()).customParam("jti", jti).build(), new Payload(payload));
    try {
      jws.sign(new ECDSASigner(SIGNING));
      return jws.serialize();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The same JWS with another payload under the old signature. */
  static String tampered(String jws) {
    String[] parts = jws.split("\\.");
    return parts[0] + "." + Base64URL.encode("{\"amount\":1000000}") + "." + parts[2];
  }

  static String encrypted(String payload, JWK bankKey) {
    return encrypted(payload, bankKey, "application/json");
  }

  static String encrypted(String payload, JWK bankKey, String contentType) {
    JWEAlgorithm algorithm = bankKey instanceof RSAKey ? JWEAlgorithm.RSA_OAEP_256 : JWEAlgorithm.ECDH_ES_A256KW;
    JWEObject jwe = new JWEObject(new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
        .keyID(bankKey.getKeyID()).contentType(contentType).build(), new Payload(payload));
    try {
      jwe.encrypt(bankKey instanceof RSAKey rsa ? new RSAEncrypter(rsa) : new ECDHEncrypter(bankKey.toECKey()));
      return jwe.serialize();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static JWEObject decrypted(String compact) {
    try {
      JWEObject jwe = JWEObject.parse(compact);
      jwe.decrypt(new ECDHDecrypter(ENCRYPTION));
      return jwe;
    } catch (ParseException | JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static ECKey generate(String keyId, KeyUse use) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(keyId).keyUse(use).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
