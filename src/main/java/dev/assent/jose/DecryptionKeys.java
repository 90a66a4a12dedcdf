package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.assent.jose.RefusedMessageException.Reason;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys with which the bank decrypts requests at this time. Immutable, safe for any number of threads. */
public final class DecryptionKeys {

  private static final List<String> ALGORITHMS = List.of("RSA-OAEP-256", "ECDH-ES+A256KW");

  private final Map<String, DecryptionKey> keys;

  private DecryptionKeys(Map<String, DecryptionKey> keys) {
    this.keys = keys;
  }

  public static DecryptionKeys of(Collection<DecryptionKey> keys) {
    return new DecryptionKeys(keys.stream()
        .collect(Collectors.toUnmodifiableMap(DecryptionKey::keyId, Function.identity())));
  }

  /**
   * Decrypts a request JWE.
   *
   * @return its content, valid JSON
   * @throws RefusedMessageException when any rule is broken
   */
  public DecryptedRequest decrypt(String compactJwe) {
    CompactMessage message = CompactMessage.jwe(compactJwe);
    DecryptionKey key = key(message.header());
    byte[] content = decrypted(parsed(message.text(), key), key);
    if (!StrictJson.isValue(content)) {
      throw new RefusedMessageException(Reason.PAYLOAD,
          "The content of the JWE must be JSON in UTF-8 in which no name appears twice.");
    }
    return new DecryptedRequest(content, key.keyId());
  }

  private DecryptionKey key(ProtectedHeader header) {
    String algorithm = header.text("alg", RequestSignature.LONGEST_KEY_ID);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new RefusedMessageException(Reason.ALGORITHM, "The header alg says %s; accepted are %s."
          .formatted(shown(algorithm), String.join(", ", ALGORITHMS)));
    }
    String method = header.text("enc", RequestSignature.LONGEST_KEY_ID);
    if (!method.equals(EncryptionMethod.A256GCM.getName())) {
      throw new RefusedMessageException(Reason.ALGORITHM,
          "The header enc says %s; accepted is A256GCM.".formatted(shown(method)));
    }
    String keyId = header.text("kid", RequestSignature.LONGEST_KEY_ID);
    DecryptionKey key = keys.get(keyId);
    if (key == null) {
      throw new RefusedMessageException(Reason.KEY,
          "The header kid says %s, which is not an encryption key in the bank's JWKS.".formatted(shown(keyId)));
    }
    if (!key.algorithm().equals(algorithm)) {
      throw new RefusedMessageException(Reason.ALGORITHM, "The header alg says %s, but the key %s is for %s."
          .formatted(shown(algorithm), shown(keyId), key.algorithm()));
    }
    return key;
  }

  private static JWEObject parsed(String compactJwe, DecryptionKey key) {
    try {
      JWEObject jwe = JWEObject.parse(compactJwe);
      boolean onOurCurve = jwe.getHeader().getEphemeralPublicKey() instanceof ECKey ephemeral
          && Curve.P_256.equals(ephemeral.getCurve());
      if (key.agreesOnKeys() && !onOurCurve) {
        throw new RefusedMessageException(Reason.HEADER, "The header epk must be a public key on P-256.");
      }
      return jwe;
    } catch (ParseException malformed) {
      throw new RefusedMessageException(Reason.MALFORMED, "The JWE cannot be read: a header has a wrong type.");
    }
  }

  private static byte[] decrypted(JWEObject jwe, DecryptionKey key) {
    try {
      jwe.decrypt(key.decrypter());
      return jwe.getPayload().toBytes();
    } catch (JOSEException fault) {
      // One sentence for every cause: telling them apart would help someone who guesses at the key.
      throw new RefusedMessageException(Reason.DECRYPTION,
          "The JWE cannot be decrypted with the key %s.".formatted(shown(key.keyId())));
    }
  }
}
