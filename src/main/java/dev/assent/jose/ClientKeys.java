package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import dev.assent.jose.InvalidClientKeysException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The public keys of one client, parsed once, and the algorithms that are used with them. Immutable, safe for any
 * number of threads, and meant to be kept by the caller for as long as the client's JWKS and profile do not change.
 */
public final class ClientKeys {

  private final AlgorithmProfile profile;
  private final List<JwksKey> keys;
  private final List<VerificationKey> verificationKeys;
  private final List<EncryptionKey> encryptionKeys;

  private ClientKeys(AlgorithmProfile profile, List<JwksKey> keys, List<VerificationKey> verificationKeys,
      List<EncryptionKey> encryptionKeys) {
    this.profile = profile;
    this.keys = keys;
    this.verificationKeys = verificationKeys;
    this.encryptionKeys = encryptionKeys;
  }

  /** The keys of a client that has handed in none; what it encrypts to the bank is still read by its profile. */
  public static ClientKeys none(AlgorithmProfile profile) {
    return new ClientKeys(profile, List.of(), List.of(), List.of());
  }

  /**
   * Whether a text that was handed in as a JWKS, and may be none, shows a private or symmetric key somewhere. It must
   * then not be repeated to anybody, whatever else is wrong with it.
   */
  public static boolean mayHoldSecret(String text) {
    return ClientJwks.mayHoldSecret(text);
  }

  /** As {@link #parse(String, AlgorithmProfile)}, for a client with the default algorithms. */
  public static ClientKeys parse(String jwks) {
    return parse(jwks, AlgorithmProfile.DEFAULT);
  }

  /**
   * Reads a JWKS (RFC 7517 section 5) of 1 to 20 public keys: RSA of 2048 to 8192 bits, EC P-256, Ed25519, X25519,
   * each with its own {@code kid}. What each is used for is what its {@code use}, {@code key_ops} and {@code alg} admit
   * in this profile; a key may so be good for nothing, which {@link #keys()} explains.
   *
   * @throws InvalidClientKeysException when the set is not acceptable
   */
  public static ClientKeys parse(String jwks, AlgorithmProfile profile) {
    List<JwksKey> keys = ClientJwks.read(jwks);
    return new ClientKeys(profile, keys,
        keys.stream().flatMap(key -> prepared(key, profile, VerificationKey::of).stream()).toList(),
        keys.stream().flatMap(key -> prepared(key, profile, EncryptionKey::of).stream()).toList());
  }

  /** Which algorithms are used with these keys; also for what the client encrypts to the bank. */
  public AlgorithmProfile profile() {
    return profile;
  }

  /**
   * Verifies a request JWS and reads its content.
   *
   * @throws RefusedMessageException when any rule is broken; nothing of the message may then be used
   */
  public VerifiedRequest verify(String compactJws, Instant now) {
    return RequestSignature.verify(compactJws, this, now);
  }

  /** Verifies the JWT with which a client logs on. @throws RefusedMessageException as {@link ClientAssertion} says */
  public VerifiedAssertion verifyAssertion(ClientAssertion assertion) {
    return assertion.verify(this);
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

  /**
   * Encrypts a signed response to the client, as {@link #encrypt} does. The header {@code cty} says "JWT" (RFC 7519
   * section 5.2); what the content is says the {@code cty} of the JWS.
   *
   * @param compactJws what {@link SigningKey#sign} returned
   * @throws ProtectionFailedException when that is impossible; the content must then not be sent at all
   */
  public String encryptSigned(String compactJws) {
    return encrypt(compactJws.getBytes(StandardCharsets.US_ASCII), Nesting.ANNOUNCED);
  }

  /** What each key is and what it is good for, in the order of the set. */
  public List<ClientKey> keys() {
    return keys.stream().map(this::described).toList();
  }

  boolean has(String keyId) {
    return keys.stream().anyMatch(key -> key.keyId().equals(keyId));
  }

  Optional<VerificationKey> verificationKey(String keyId) {
    return verificationKeys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
  }

  List<VerificationKey> verificationKeys(JWSAlgorithm algorithm) {
    return verificationKeys.stream().filter(key -> key.algorithms().contains(algorithm)).toList();
  }

  private ClientKey described(JwksKey key) {
    boolean verifies = verificationKey(key.keyId()).isPresent();
    boolean encrypts = encryptionKeys.stream().anyMatch(usable -> usable.keyId().equals(key.keyId()));
    return new ClientKey(key.keyId(), key.description(), verifies, encrypts,
        verifies || encrypts ? null : key.whyUseless(profile));
  }

  private static <T> Optional<T> prepared(JwksKey key, AlgorithmProfile profile, Preparation<T> preparation) {
    try {
      return preparation.of(key, profile);
    } catch (JOSEException | IllegalArgumentException unusable) {
      // The latter comes from Tink, for an Ed25519 key of a wrong length.
      throw new InvalidClientKeysException(Reason.MALFORMED_KEY,
          "The key %s cannot be used: its values do not make a valid key."
              .formatted(RefusedMessageException.shown(key.keyId())));
    }
  }

  private interface Preparation<T> {
    Optional<T> of(JwksKey key, AlgorithmProfile profile) throws JOSEException;
  }
}
