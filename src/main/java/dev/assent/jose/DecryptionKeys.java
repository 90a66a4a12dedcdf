package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import dev.assent.jose.RefusedMessageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys with which the bank decrypts requests at this time. Immutable, safe for any number of threads. */
public final class DecryptionKeys {

  private static final int TAG_BYTES = 16;

  private final Map<String, DecryptionKey> keys;

  private DecryptionKeys(Map<String, DecryptionKey> keys) {
    this.keys = keys;
  }

  public static DecryptionKeys of(Collection<DecryptionKey> keys) {
    return new DecryptionKeys(keys.stream()
        .collect(Collectors.toUnmodifiableMap(DecryptionKey::keyId, Function.identity())));
  }

  /** As {@link #decrypt(String, AlgorithmProfile)}, from a client with the default algorithms. */
  public DecryptedRequest decrypt(String compactJwe) {
    return decrypt(compactJwe, AlgorithmProfile.DEFAULT);
  }

  /**
   * Decrypts a request JWE that holds the JSON body.
   *
   * @param profile the sender's, see {@link ClientKeys#profile()}
   * @return its content, valid JSON
   * @throws RefusedMessageException when any rule is broken
   */
  public DecryptedRequest decrypt(String compactJwe, AlgorithmProfile profile) {
    CompactMessage jwe = CompactMessage.jwe(compactJwe);
    ProtectedHeader header = jwe.header();
    DecryptionKey key = key(header, profile);
    Nesting.requireNone(MessageKind.JWE, header);
    byte[] content = decrypted(jwe, header, key, profile);
    if (!StrictJson.isValue(content)) {
      throw refused(Reason.PAYLOAD, "ciphertext", "The content of the JWE must be JSON in UTF-8 in which no name "
          + "appears twice, at most %d levels deep.".formatted(StrictJson.DEEPEST));
    }
    return new DecryptedRequest(content, key.keyId());
  }

  /**
   * Decrypts a request JWE that holds a JWS, which its header {@code cty} must announce as "JWT" or "JOSE".
   *
   * @param profile the sender's, see {@link ClientKeys#profile()}
   * @return the content: what {@link ClientKeys#verify} has yet to verify
   * @throws RefusedMessageException when any rule is broken
   */
  public String decryptNested(String compactJwe, AlgorithmProfile profile) {
    CompactMessage jwe = CompactMessage.jwe(compactJwe);
    ProtectedHeader header = jwe.header();
    DecryptionKey key = key(header, profile);
    Nesting.requireJws(header);
    // A compact JWS is ASCII; any other byte becomes a character that is refused there.
    return new String(decrypted(jwe, header, key, profile), StandardCharsets.ISO_8859_1);
  }

  private DecryptionKey key(ProtectedHeader header, AlgorithmProfile profile) {
    String named = header.text("alg");
    JWEAlgorithm algorithm = profile.encryption(named).orElseThrow(() -> refused(Reason.ALGORITHM, "alg",
        "The header alg says %s; accepted are %s."
            .formatted(shown(named), String.join(", ", profile.encryptionAlgorithms()))));
    String method = header.text("enc");
    if (!method.equals(profile.method(algorithm).getName())) {
      throw refused(Reason.ALGORITHM, "enc", "The header enc says %s; accepted with %s is %s."
          .formatted(shown(method), named, profile.method(algorithm)));
    }
    String keyId = header.text("kid");
    DecryptionKey key = keys.get(keyId);
    if (key == null) {
      throw refused(Reason.KEY, "kid",
          "The header kid says %s, which is not an encryption key in the bank's JWKS.".formatted(shown(keyId)));
    }
    if (!key.algorithm().equals(named)) {
      throw refused(Reason.ALGORITHM, "alg", "The header alg says \"%s\", but the key %s is for %s."
          .formatted(named, shown(keyId), key.algorithm()));
    }
    return key;
  }

  private static byte[] decrypted(CompactMessage jwe, ProtectedHeader header, DecryptionKey key,
      AlgorithmProfile profile) {
    EncryptionMethod method = profile.method(JWEAlgorithm.parse(key.algorithm()));
    EphemeralKey ephemeral = key.agreesOnKeys() ? EphemeralKey.of(header) : null;
    // A shorter tag would be easier to guess, so the lengths are the method's and nothing else.
    requireLength(jwe, "encrypted_key", key.encryptedKeyBytes());
    requireLength(jwe, "iv", method.equals(EncryptionMethod.A256GCM) ? 12 : 16);
    requireLength(jwe, "tag", TAG_BYTES);
    try {
      return key.decrypt(jwe, method, ephemeral);
    } catch (JOSEException fault) {
      // One sentence for every cause: telling them apart would help someone who guesses at the key.
      throw refused(Reason.DECRYPTION, "ciphertext",
          "The JWE cannot be decrypted with the key %s.".formatted(shown(key.keyId())));
    }
  }

  private static void requireLength(CompactMessage jwe, String part, int bytes) {
    if (jwe.part(part).length != bytes) {
      throw refused(Reason.MALFORMED, part, "The part %s of the JWE must have %d bytes, not %d."
          .formatted(part, bytes, jwe.part(part).length));
    }
  }

  private static RefusedMessageException refused(Reason reason, String member, String sentence) {
    return new RefusedMessageException(MessageKind.JWE, reason, member, sentence);
  }
}
