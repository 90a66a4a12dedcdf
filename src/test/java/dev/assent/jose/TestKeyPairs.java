package dev.assent.jose;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;

/** Key pairs as a TSP would have them, made once for all tests. */
final class TestKeyPairs {

  static final RSAKey RSA = rsa(2048);
  static final ECKey P256 = ec(Curve.P_256);
  static final OctetKeyPair ED25519 = okp(Curve.Ed25519);
  static final OctetKeyPair X25519 = okp(Curve.X25519);

  private TestKeyPairs() {
  }

  static JWK named(JWK key, String keyId, KeyUse use, Algorithm algorithm) {
    if (key instanceof RSAKey rsa) {
      return new RSAKey.Builder(rsa).keyID(keyId).keyUse(use).algorithm(algorithm).build();
    }
    return key instanceof ECKey ec
        ? new ECKey.Builder(ec).keyID(keyId).keyUse(use).algorithm(algorithm).build()
        : new OctetKeyPair.Builder(key.toOctetKeyPair()).keyID(keyId).keyUse(use).algorithm(algorithm).build();
  }

  static ClientKeys clientKeys(JWK... keys) {
    return ClientKeys.parse(publicJwks(keys));
  }

  static String publicJwks(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  static RSAKey rsa(int bits) {
    try {
      return new RSAKeyGenerator(bits, true).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static ECKey ec(Curve curve) {
    try {
      return new ECKeyGenerator(curve).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static OctetKeyPair okp(Curve curve) {
    try {
      return new OctetKeyPairGenerator(curve).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
