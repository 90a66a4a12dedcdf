package dev.assent.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.assent.jose.NativeCrypto;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The keys of the clients that call, and what they sign. */
final class Keys {

  static {
    // The client is not what is measured: it signs as fast as it can.
    NativeCrypto.install();
  }

  static final ECKey SIGNING = ec(KeyUse.SIGNATURE);
  static final ECKey EC = ec(KeyUse.ENCRYPTION);
  static final RSAKey RSA = rsa();

  private static final JWSSigner SIGNER = signer();

  private Keys() { }

  static String jwks(JWK encryption) {
    return new JWKSet(List.of(SIGNING.toPublicJWK(), encryption.toPublicJWK())).toString(true);
  }

  static String request(byte[] body) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(SIGNING.getKeyID())
        .customParam("iat", Instant.now().getEpochSecond()).customParam("jti", UUID.randomUUID().toString()).build(),
        new Payload(body));
  }

  static String assertion(String clientId, String audience) {
    Map<String, Object> claims = Map.of("iss", clientId, "sub", clientId, "aud", audience,
        "jti", UUID.randomUUID().toString(), "exp", Instant.now().getEpochSecond() + 600);
    return signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(SIGNING.getKeyID()).type(JOSEObjectType.JWT).build(),
        new Payload(claims));
  }

  private static String signed(JWSHeader header, Payload payload) {
    try {
      JWSObject jws = new JWSObject(header, payload);
      jws.sign(SIGNER);
      return jws.serialize();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static JWSSigner signer() {
    try {
      return new ECDSASigner(SIGNING);
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static ECKey ec(KeyUse use) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyUse(use).keyIDFromThumbprint(true).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION).keyIDFromThumbprint(true).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
