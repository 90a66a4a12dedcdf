package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.JWSAlgorithm;
import dev.assent.jose.RefusedMessageException.Reason;
import java.time.Duration;
import java.time.Instant;

/** The rules for a request JWS. Cheap checks come before the signature, the payload's content after it. */
final class RequestSignature {

  static final Duration OLDEST = Duration.ofMinutes(5);
  static final Duration SKEW = Duration.ofSeconds(30);
  static final int LONGEST_JTI = 128;

  private RequestSignature() {
  }

  static VerifiedRequest verify(String message, ClientKeys keys, Instant now) {
    CompactMessage jws = CompactMessage.jws(message);
    ProtectedHeader header = jws.header();
    JWSAlgorithm algorithm = algorithm(header, keys.profile());
    VerificationKey key = key(header, algorithm, keys);
    Nesting.requireNone(MessageKind.JWS, header);
    String jti = header.text("jti", LONGEST_JTI);
    Instant issuedAt = header.time("iat");
    requireFresh(issuedAt, now);
    byte[] payload = jws.part("payload");
    if (payload.length == 0) {
      throw refused(Reason.PAYLOAD, "payload", "The JWS has no payload; a detached payload is not accepted.");
    }
    requireSignature(jws, algorithm, key);
    if (!StrictJson.isValue(payload)) {
      throw refused(Reason.PAYLOAD, "payload", "The payload of the JWS must be JSON in UTF-8 in which no name appears "
          + "twice, at most %d levels deep.".formatted(StrictJson.DEEPEST));
    }
    // A node whose clock runs late accepts longer than this one, hence the second skew.
    return new VerifiedRequest(payload, key.keyId(), jti, issuedAt, issuedAt.plus(OLDEST).plus(SKEW).plus(SKEW));
  }

  static JWSAlgorithm algorithm(ProtectedHeader header, AlgorithmProfile profile) {
    String algorithm = header.text("alg");
    return profile.signature(algorithm).orElseThrow(() -> refused(Reason.ALGORITHM, "alg",
        "The header alg says %s; accepted are %s."
            .formatted(shown(algorithm), String.join(", ", profile.signatureAlgorithms()))));
  }

  static VerificationKey key(ProtectedHeader header, JWSAlgorithm algorithm, ClientKeys keys) {
    String keyId = header.text("kid");
    if (!keys.has(keyId)) {
      throw refused(Reason.KEY, "kid",
          "The header kid says %s, which is not in the client's JWKS.".formatted(shown(keyId)));
    }
    VerificationKey key = keys.verificationKey(keyId).orElseThrow(() -> refused(Reason.KEY, "kid",
        "The header kid says %s, a key that the client's JWKS does not offer for signatures.".formatted(shown(keyId))));
    if (!key.algorithms().contains(algorithm)) {
      throw refused(Reason.ALGORITHM, "alg", "The header alg says \"%s\", but the key %s is for %s."
          .formatted(algorithm, shown(keyId), key.algorithms().get(0)));
    }
    return key;
  }

  private static void requireFresh(Instant issuedAt, Instant now) {
    if (issuedAt.isBefore(now.minus(OLDEST).minus(SKEW))) {
      throw refused(Reason.TIME, "iat",
          "The header iat is more than 5 minutes ago; sign each request when you send it.");
    }
    if (issuedAt.isAfter(now.plus(SKEW))) {
      throw refused(Reason.TIME, "iat", "The header iat is in the future; check the clock.");
    }
  }

  static void requireSignature(CompactMessage jws, JWSAlgorithm algorithm, VerificationKey key) {
    if (jws.part("signature").length == 0) {
      throw refused(Reason.SIGNATURE, "signature", "The JWS has no signature.");
    }
    if (!key.verifies(jws, algorithm)) {
      throw refused(Reason.SIGNATURE, "signature",
          "The signature does not match the key %s.".formatted(shown(key.keyId())));
    }
  }

  private static RefusedMessageException refused(Reason reason, String member, String sentence) {
    return new RefusedMessageException(MessageKind.JWS, reason, member, sentence);
  }
}
