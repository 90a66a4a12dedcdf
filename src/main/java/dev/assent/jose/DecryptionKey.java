package dev.assent.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;

/** A key with which the bank decrypts requests, RSA-OAEP-256 or ECDH-ES+A256KW. See {@link DecryptionKeys}. */
public final class DecryptionKey extends BankKey {

  private static final Set<JWEAlgorithm> ALGORITHMS = Set.of(JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES_A256KW);

  private final JWEDecrypter decrypter;

  private DecryptionKey(JWK key) {
    super(key);
    try {
      this.decrypter = key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new ECDHDecrypter(key.toECKey());
    } catch (JOSEException fault) {
      throw new IllegalArgumentException("The key " + key.getKeyID() + " cannot decrypt.", fault);
    }
  }

  /** A new EC P-256 key pair for ECDH-ES+A256KW. */
  public static DecryptionKey generateEc() {
    return new DecryptionKey(KeyPairs.onP256(KeyUse.ENCRYPTION, JWEAlgorithm.ECDH_ES_A256KW));
  }

  /** A new RSA-3072 key pair for RSA-OAEP-256. Takes up to some seconds. */
  public static DecryptionKey generateRsa() {
    return new DecryptionKey(KeyPairs.rsa(KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP_256));
  }

  /**
   * Reads what {@link #toPrivateJwk()} wrote.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static DecryptionKey parse(String privateJwk) {
    return new DecryptionKey(KeyPairs.parse(privateJwk, KeyUse.ENCRYPTION, ALGORITHMS));
  }

  boolean agreesOnKeys() {
    return !(jwk() instanceof RSAKey);
  }

  JWEDecrypter decrypter() {
    return decrypter;
  }
}
