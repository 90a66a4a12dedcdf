package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import dev.assent.jose.RefusedMessageException.Reason;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rules for a request JWS. Cheap checks come before the signature, the payload's content after it. */
final class RequestSignature {

  static final List<String> ALGORITHMS = List.of("PS256", "ES256", "EdDSA");
  static final Duration OLDEST = Duration.ofMinutes(5);
  static final Duration SKEW = Duration.ofSeconds(30);
  static final int LONGEST_JTI = 128;
  static final int LONGEST_KEY_ID = 255;

  private RequestSignature() {
  }

  static VerifiedRequest verify(String message, ClientKeys keys, Instant now) {
    CompactMessage jws = CompactMessage.jws(message);
    ProtectedHeader header = jws.header();
    VerificationKey key = key(header, keys);
    String jti = header.text("jti", LONGEST_JTI);
    Instant issuedAt = header.time("iat");
    requireFresh(issuedAt, now);
    byte[] payload = jws.part(1);
    if (payload.length == 0) {
      throw new RefusedMessageException(Reason.PAYLOAD, "The JWS has no payload; a detached payload is not accepted.");
    }
    requireSignature(jws, key);
    if (!StrictJson.isValue(payload)) {
      throw new RefusedMessageException(Reason.PAYLOAD,
          "The payload of the JWS must be JSON in UTF-8 in which no name appears twice.");
    }
    // A node whose clock runs late accepts longer than this one, hence the second skew.
    return new VerifiedRequest(payload, key.keyId(), jti, issuedAt, issuedAt.plus(OLDEST).plus(SKEW).plus(SKEW));
  }

  private static VerificationKey key(ProtectedHeader header, ClientKeys keys) {
    String algorithm = header.text("alg", LONGEST_KEY_ID);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new RefusedMessageException(Reason.ALGORITHM, "The header alg says %s; accepted are %s."
          .formatted(shown(algorithm), String.join(", ", ALGORITHMS)));
    }
    String keyId = header.text("kid", LONGEST_KEY_ID);
    if (!keys.has(keyId)) {
      throw new RefusedMessageException(Reason.KEY,
          "The header kid says %s, which is not in the client's JWKS.".formatted(shown(keyId)));
    }
    VerificationKey key = keys.verificationKey(keyId).orElseThrow(() -> new RefusedMessageException(Reason.KEY,
        "The header kid says %s, a key that the client's JWKS does not offer for signatures.".formatted(shown(keyId))));
    if (!key.algorithm().getName().equals(algorithm)) {
      throw new RefusedMessageException(Reason.ALGORITHM, "The header alg says %s, but the key %s is for %s."
          .formatted(shown(algorithm), shown(keyId), key.algorithm()));
    }
    return key;
  }

  private static void requireFresh(Instant issuedAt, Instant now) {
    if (issuedAt.isBefore(now.minus(OLDEST).minus(SKEW))) {
      throw new RefusedMessageException(Reason.TIME,
          "The header iat is more than 5 minutes ago; sign each request when you send it.");
    }
    if (issuedAt.isAfter(now.plus(SKEW))) {
      throw new RefusedMessageException(Reason.TIME, "The header iat is in the future; check the clock.");
    }
  }

  private static void requireSignature(CompactMessage jws, VerificationKey key) {
    if (jws.part(2).length == 0) {
      throw new RefusedMessageException(Reason.SIGNATURE, "The JWS has no signature.");
    }
    try {
      if (JWSObject.parse(jws.text()).verify(key.verifier())) {
        return;
      }
    } catch (ParseException malformed) {
      throw new RefusedMessageException(Reason.MALFORMED, "The JWS cannot be read: a header has a wrong type.");
    } catch (JOSEException unverifiable) {
      // A signature of a wrong length, say: it does not match either.
    }
    throw new RefusedMessageException(Reason.SIGNATURE,
        "The signature does not match the key %s.".formatted(shown(key.keyId())));
  }
}
