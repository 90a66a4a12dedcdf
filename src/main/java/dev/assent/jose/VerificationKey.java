package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/** A client's key that may verify, and the one algorithm that it is for. */
record VerificationKey(String keyId, JWSAlgorithm algorithm, JWSVerifier verifier) {

  /** Empty when the key's kind, {@code use} or {@code alg} does not admit signatures that we accept. */
  static Optional<VerificationKey> of(JWK key) throws JOSEException {
    JWSAlgorithm algorithm = algorithm(key);
    boolean meant = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
    boolean matches = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    return algorithm != null && meant && matches
        ? Optional.of(new VerificationKey(key.getKeyID(), algorithm, verifier(key)))
        : Optional.empty();
  }

  private static JWSAlgorithm algorithm(JWK key) {
    if (key instanceof RSAKey) {
      return JWSAlgorithm.PS256;
    }
    if (key instanceof ECKey) {
      return JWSAlgorithm.ES256;
    }
    return key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve()) ? JWSAlgorithm.EdDSA : null;
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    return key instanceof ECKey ec ? new ECDSAVerifier(ec) : new Ed25519Verifier(key.toOctetKeyPair());
  }
}
