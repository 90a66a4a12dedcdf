package dev.assent.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The algorithms that are accepted from and used for a client. The server chooses the profile, never a message. What no
 * profile has is never accepted: {@code none}, HMAC for signatures, RSA1_5, {@code dir}, anything with a password.
 */
public enum AlgorithmProfile {

  /** JWS with PS256, ES256 or EdDSA (Ed25519); JWE with RSA-OAEP-256 or ECDH-ES+A256KW, each with A256GCM. */
  DEFAULT(List.of(), Map.of()),

  /**
   * The default's, and for a partner that can do no better: JWS with RS256, JWE with RSA-OAEP and A128CBC-HS256. A
   * weaker algorithm is used only where a key's {@code alg} or a message of the client's asks for it.
   */
  COMPATIBILITY(List.of(JWSAlgorithm.RS256), Map.of(JWEAlgorithm.RSA_OAEP, EncryptionMethod.A128CBC_HS256));

  private static final List<JWSAlgorithm> SIGNATURES =
      List.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  private static final List<JWEAlgorithm> ENCRYPTIONS =
      List.of(JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES_A256KW);

  private final List<JWSAlgorithm> weakerSignatures;
  private final Map<JWEAlgorithm, EncryptionMethod> weakerEncryptions;

  AlgorithmProfile(List<JWSAlgorithm> weakerSignatures, Map<JWEAlgorithm, EncryptionMethod> weakerEncryptions) {
    this.weakerSignatures = weakerSignatures;
    this.weakerEncryptions = weakerEncryptions;
  }

  /** Whether it holds algorithms that the default does not, which pages must warn about. */
  public boolean isWeaker() {
    return this != DEFAULT;
  }

  /** The {@code alg} values of signatures, the stronger first. */
  public List<String> signatureAlgorithms() {
    return signatures().map(JWSAlgorithm::getName).toList();
  }

  /** The {@code alg} values of encryption, the stronger first. */
  public List<String> encryptionAlgorithms() {
    return encryptions().map(JWEAlgorithm::getName).toList();
  }

  Stream<JWSAlgorithm> signatures() {
    return Stream.concat(SIGNATURES.stream(), weakerSignatures.stream());
  }

  Stream<JWEAlgorithm> encryptions() {
    return Stream.concat(ENCRYPTIONS.stream(), weakerEncryptions.keySet().stream());
  }

  Optional<JWSAlgorithm> signature(String alg) {
    return signatures().filter(algorithm -> algorithm.getName().equals(alg)).findFirst();
  }

  Optional<JWEAlgorithm> encryption(String alg) {
    return encryptions().filter(algorithm -> algorithm.getName().equals(alg)).findFirst();
  }

  /** The one {@code enc} that goes with this {@code alg} of the profile. */
  EncryptionMethod method(JWEAlgorithm algorithm) {
    return weakerEncryptions.getOrDefault(algorithm, EncryptionMethod.A256GCM);
  }
}
