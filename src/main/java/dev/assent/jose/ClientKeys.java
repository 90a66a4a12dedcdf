package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.assent.jose.InvalidClientKeysException.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The public keys of one client, parsed once. Immutable, safe for any number of threads, and meant to be kept by the
 * caller for as long as the client's JWKS does not change.
 */
public final class ClientKeys {

  private static final ClientKeys NONE = new ClientKeys(List.of(), List.of(), List.of());

  private final List<JWK> keys;
  private final List<VerificationKey> verificationKeys;
  private final List<EncryptionKey> encryptionKeys;

  private ClientKeys(List<JWK> keys, List<VerificationKey> verificationKeys, List<EncryptionKey> encryptionKeys) {
    this.keys = keys;
    this.verificationKeys = verificationKeys;
    this.encryptionKeys = encryptionKeys;
  }

  /** The keys of a client that has handed in none. */
  public static ClientKeys none() {
    return NONE;
  }

  /**
   * Reads a JWKS (RFC 7517 section 5) of 1 to 20 public keys: RSA of 2048 to 8192 bits, EC P-256, Ed25519, X25519,
   * each with its own {@code kid}.
   *
   * @throws InvalidClientKeysException when the set is not acceptable
   */
  public static ClientKeys parse(String jwks) {
    List<JWK> keys = ClientJwks.read(jwks);
    return new ClientKeys(keys,
        keys.stream().flatMap(key -> prepared(key, VerificationKey::of).stream()).toList(),
        keys.stream().flatMap(key -> prepared(key, EncryptionKey::of).stream()).toList());
  }

  /**
   * Verifies a request JWS and reads its content.
   *
   * @throws RefusedMessageException when any rule is broken; nothing of the message may then be used
   */
  public VerifiedRequest verify(String compactJws, Instant now) {
    return RequestSignature.verify(compactJws, this, now);
  }

  /** Whether responses can be encrypted to this client. */
  public boolean canReceiveEncrypted() {
    return !encryptionKeys.isEmpty();
  }

  /**
   * Encrypts a response to the client: to its first key with {@code use} enc, or else to its first without any
   * {@code use}. A client that changes keys lists the new one first.
   *
   * @param contentType what {@code content} is; becomes the header {@code cty}
   * @return a compact JWE with the client's {@code kid}
   * @throws ProtectionFailedException when that is impossible; the content must then not be sent at all
   */
  public String encrypt(byte[] content, String contentType) {
    EncryptionKey key = encryptionKeys.stream().min(Comparator.comparing(EncryptionKey::dedicated).reversed())
        .orElseThrow(() -> new ProtectionFailedException("The client has no usable encryption key."));
    try {
      return key.encrypt(content, contentType);
    } catch (JOSEException fault) {
      throw new ProtectionFailedException("The response could not be encrypted.", fault);
    }
  }

  /** What each key is and what it is good for, in the order of the set. */
  public List<ClientKey> keys() {
    return keys.stream().map(key -> new ClientKey(key.getKeyID(), ClientJwks.description(key),
        verificationKey(key.getKeyID()).isPresent(),
        encryptionKeys.stream().anyMatch(usable -> usable.keyId().equals(key.getKeyID())))).toList();
  }

  /** The set as JSON, public members only. */
  public String toJwks() {
    return new JWKSet(keys).toString(true);
  }

  boolean has(String keyId) {
    return keys.stream().anyMatch(key -> key.getKeyID().equals(keyId));
  }

  Optional<VerificationKey> verificationKey(String keyId) {
    return verificationKeys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
  }

  private static <T> Optional<T> prepared(JWK key, Preparation<T> preparation) {
    try {
      return preparation.of(key);
    } catch (JOSEException | IllegalArgumentException unusable) {
      // The latter comes from Tink, for an Ed25519 key of a wrong length.
      throw new InvalidClientKeysException(Reason.MALFORMED_KEY,
          "The key %s cannot be used: its values do not make a valid key."
              .formatted(RefusedMessageException.shown(key.getKeyID())));
    }
  }

  private interface Preparation<T> {
    Optional<T> of(JWK key) throws JOSEException;
  }
}
