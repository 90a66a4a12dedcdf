package dev.assent.jose;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
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

  private static JWK generate(JWKGenerator<?> generator, KeyUse use, Algorithm algorithm) {
    try {
      return generator.keyUse(use).algorithm(algorithm).keyIDFromThumbprint(true).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException("This Java runtime cannot make keys for " + algorithm + ".", fault);
    }
  }
}
