package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;

/**
 * A client's key that may verify.
 *
 * @param algorithms what it is for: one algorithm, or for an RSA key without {@code alg} each of its profile
 */
record VerificationKey(String keyId, List<JWSAlgorithm> algorithms, JWSVerifier verifier) {

  /** Empty when the key does not admit signatures that the profile accepts. */
  static Optional<VerificationKey> of(JwksKey key, AlgorithmProfile profile) throws JOSEException {
    List<JWSAlgorithm> algorithms = key.signatures(profile);
    return algorithms.isEmpty()
        ? Optional.empty()
        : Optional.of(new VerificationKey(key.keyId(), algorithms, verifier(key.jwk())));
  }

  /** Whether the signature is this key's. Looks at nothing else of the message. */
  boolean verifies(CompactMessage jws, JWSAlgorithm algorithm) {
    try {
      return verifier.verify(new JWSHeader(algorithm), jws.signingInput(), jws.encodedPart("signature"));
    } catch (JOSEException unverifiable) {
      // A signature of a wrong length, say: it does not match either.
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    return key instanceof ECKey ec ? new ECDSAVerifier(ec) : new Ed25519Verifier(key.toOctetKeyPair());
  }
}
