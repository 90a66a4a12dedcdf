package dev.assent.jose;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Set;

/** Makes and reads the bank's private JWKs. */
final class KeyPairs {

  private static final int RSA_BITS = 3072;

  private KeyPairs() {
  }

  static JWK onP256(KeyUse use, Algorithm algorithm) {
    return generate(new ECKeyGenerator(Curve.P_256), use, algorithm);
  }

  static JWK rsa(KeyUse use, Algorithm algorithm) {
    return generate(new RSAKeyGenerator(RSA_BITS), use, algorithm);
  }

  /** @throws IllegalArgumentException when the text is not a private JWK for this use and one of the algorithms */
  static JWK parse(String privateJwk, KeyUse use, Set<? extends Algorithm> algorithms) {
    try {
      JWK key = JWK.parse(privateJwk);
      if (key.isPrivate() && key.getKeyID() != null && use.equals(key.getKeyUse())
          && key.getAlgorithm() != null && algorithms.contains(key.getAlgorithm())) {
        return key;
      }
    } catch (ParseException notJwk) {
      // Answered below, without the text: it may hold a secret all the same.
    }
    throw new IllegalArgumentException("This is not a private JWK with use %s and one of the algorithms %s."
        .formatted(use, algorithms));
  }

  /** @throws IllegalArgumentException when it is not RSA of 2048 to 8192 bits, or EC on P-256 */
  static JWK of(PublicKey publicKey, PrivateKey privateKey, KeyUse use, Algorithm forRsa, Algorithm forEc) {
    try {
      if (publicKey instanceof RSAPublicKey rsa && isBetween(2048, rsa.getModulus().bitLength(), 8192)) {
        return new RSAKey.Builder(rsa).privateKey(privateKey).keyUse(use).algorithm(forRsa).keyIDFromThumbprint()
            .build();
      }
      if (publicKey instanceof ECPublicKey ec && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
        return new ECKey.Builder(Curve.P_256, ec).privateKey(privateKey).keyUse(use).algorithm(forEc)
            .keyIDFromThumbprint().build();
      }
    } catch (JOSEException fault) {
      throw new IllegalStateException("SHA-256 is missing on this Java runtime.", fault);
    }
    throw new IllegalArgumentException("The key must be RSA of 2048 to 8192 bits, or EC on P-256.");
  }

  private static boolean isBetween(int least, int value, int most) {
    return least <= value && value <= most;
  }

  private static JWK generate(JWKGenerator<?> generator, KeyUse use, Algorithm algorithm) {
    try {
      return generator.keyUse(use).algorithm(algorithm).keyIDFromThumbprint(true).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException("This Java runtime cannot make keys for " + algorithm + ".", fault);
    }
  }
}
