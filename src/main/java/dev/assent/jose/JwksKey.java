package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.CurveBasedJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key of a client's JWKS, and what it may be used for: by its kind, and as far as its own {@code use},
 * {@code key_ops} and {@code alg} let it (RFC 7517 sections 4.2 to 4.4).
 */
record JwksKey(JWK jwk, KeyOperations operations) {

  private static final Set<String> USES = Set.of("sig", "enc");

  String keyId() {
    return jwk.getKeyID();
  }

  /** Its kind and size, for people. */
  String description() {
    return jwk instanceof CurveBasedJWK onCurve
        ? jwk.getKeyType() + " " + onCurve.getCurve()
        : jwk.getKeyType() + " " + jwk.size();
  }

  /** With which algorithms it may verify. */
  List<JWSAlgorithm> signatures(AlgorithmProfile profile) {
    return isMeantFor("sig", Set.of("verify"))
        ? profile.signatures().filter(this::isOfKindFor).filter(algorithm -> admits(algorithm.getName())).toList()
        : List.of();
  }

  /** With which algorithm one may encrypt to it: the strongest, unless its {@code alg} asks for another. */
  Optional<JWEAlgorithm> encryption(AlgorithmProfile profile) {
    Set<String> wanted = isRsa() ? Set.of("wrapKey", "encrypt") : Set.of("deriveKey", "deriveBits");
    return isMeantFor("enc", wanted)
        ? profile.encryptions().filter(this::isOfKindFor).filter(algorithm -> admits(algorithm.getName())).findFirst()
        : Optional.empty();
  }

  /** Why a key with neither signatures nor encryption has none. */
  String whyUseless(AlgorithmProfile profile) {
    if (jwk.getKeyUse() != null && !USES.contains(jwk.getKeyUse().getValue())) {
      return "Its use is %s; say \"sig\" or \"enc\", or leave it out.".formatted(shown(jwk.getKeyUse().getValue()));
    }
    if (operations.admitNothing()) {
      return "Its key_ops name no operation of a public key; leave them out.";
    }
    List<String> fitting = fitting(profile);
    if (jwk.getAlgorithm() != null && !fitting.contains(jwk.getAlgorithm().getName())) {
      String remedy = fitting(AlgorithmProfile.COMPATIBILITY).contains(jwk.getAlgorithm().getName())
          ? "which is accepted only from clients in the compatibility profile."
          : "but for a key of this kind it must be one of %s.".formatted(String.join(", ", fitting));
      return "Its alg is %s, %s".formatted(shown(jwk.getAlgorithm().getName()), remedy);
    }
    return "Its use, key_ops and alg contradict each other, or do not go with a key of this kind.";
  }

  private List<String> fitting(AlgorithmProfile profile) {
    List<String> names = profile.signatures().filter(this::isOfKindFor).map(JWSAlgorithm::getName).toList();
    List<String> more = profile.encryptions().filter(this::isOfKindFor).map(JWEAlgorithm::getName).toList();
    return Stream.concat(names.stream(), more.stream()).toList();
  }

  private boolean isMeantFor(String use, Set<String> wantedOperations) {
    boolean byUse = jwk.getKeyUse() == null || use.equals(jwk.getKeyUse().getValue());
    return byUse && operations.admitAnyOf(wantedOperations);
  }

  private boolean admits(String algorithm) {
    return jwk.getAlgorithm() == null || jwk.getAlgorithm().getName().equals(algorithm);
  }

  private boolean isOfKindFor(JWSAlgorithm algorithm) {
    if (isRsa()) {
      return JWSAlgorithm.Family.RSA.contains(algorithm);
    }
    return jwk instanceof ECKey ? JWSAlgorithm.Family.EC.contains(algorithm)
        : isOn(Curve.Ed25519) && algorithm.equals(JWSAlgorithm.EdDSA);
  }

  private boolean isOfKindFor(JWEAlgorithm algorithm) {
    return isRsa() ? JWEAlgorithm.Family.RSA.contains(algorithm)
        : (jwk instanceof ECKey || isOn(Curve.X25519)) && JWEAlgorithm.Family.ECDH_ES.contains(algorithm);
  }

  private boolean isRsa() {
    return KeyType.RSA.equals(jwk.getKeyType());
  }

  private boolean isOn(Curve curve) {
    return jwk instanceof CurveBasedJWK onCurve && onCurve.getCurve().equals(curve);
  }
}
