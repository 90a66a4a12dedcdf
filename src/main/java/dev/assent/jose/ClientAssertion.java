package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.JWSAlgorithm;
import dev.assent.jose.RefusedMessageException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JWT with which a client logs on (RFC 7523 section 2.2), read as strictly as a request JWS. */
public final class ClientAssertion {

  static final int MOST_CHARACTERS = 16 * 1024;

  /** The latter is what the revision of RFC 7523 asks for. */
  private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

  private final CompactMessage jws;
  private final ProtectedHeader header;

  private ClientAssertion(CompactMessage jws, ProtectedHeader header) {
    this.jws = jws;
    this.header = header;
  }

  /**
   * Verifies nothing yet.
   *
   * @throws RefusedMessageException when it is not a JWS with an acceptable header
   */
  public static ClientAssertion read(String compact) {
    if (compact != null && compact.length() > MOST_CHARACTERS) {
      throw refused(Reason.SIZE, null, "The assertion has more than %d characters.".formatted(MOST_CHARACTERS));
    }
    CompactMessage jws = CompactMessage.jws(compact);
    ProtectedHeader header = jws.header(TYPES);
    if (header.mediaType("cty").isPresent()) {
      throw refused(Reason.NESTING, "cty", "The header cty is not accepted: the payload is the claims themselves.");
    }
    return new ClientAssertion(jws, header);
  }

  /** Who it says it is from: nobody may rely on that before {@link #verify}. */
  public Optional<String> claimedSubject() {
    return AssertionClaims.read(jws.part("payload")).text("sub");
  }

  /**
   * Verifies its signature with the key that its {@code kid} names. Without one (RFC 7523 demands none) each of the
   * client's keys that are for its {@code alg} is tried.
   *
   * @throws RefusedMessageException when none of them signed it; with {@link Reason#KEY} where a newer JWKS might help
   */
  VerifiedAssertion verify(ClientKeys keys) {
    JWSAlgorithm algorithm = RequestSignature.algorithm(header, keys.profile());
    VerificationKey key = header.has("kid") ? named(algorithm, keys) : fitting(algorithm, keys);
    return new VerifiedAssertion(key.keyId(), algorithm.getName(), AssertionClaims.read(jws.part("payload")));
  }

  private VerificationKey named(JWSAlgorithm algorithm, ClientKeys keys) {
    VerificationKey key = RequestSignature.key(header, algorithm, keys);
    RequestSignature.requireSignature(jws, algorithm, key);
    return key;
  }

  private VerificationKey fitting(JWSAlgorithm algorithm, ClientKeys keys) {
    List<VerificationKey> candidates = keys.verificationKeys(algorithm);
    return candidates.stream().filter(key -> key.verifies(jws, algorithm)).findFirst()
        .orElseThrow(() -> candidates.isEmpty()
            ? refused(Reason.KEY, "alg", "The header alg says %s, and the client's JWKS offers no key for it."
                .formatted(shown(algorithm.getName())))
            : refused(Reason.KEY, "signature", "The signature matches no key of the client's JWKS for %s; name the key"
                .formatted(algorithm) + " in the header kid."));
  }

  private static RefusedMessageException refused(Reason reason, String member, String sentence) {
    return new RefusedMessageException(MessageKind.JWS, reason, member, sentence);
  }
}
