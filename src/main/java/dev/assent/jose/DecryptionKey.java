package dev.assent.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/**
 * A key with which the bank decrypts requests, for its one {@code alg}: RSA-OAEP-256, ECDH-ES+A256KW, or RSA-OAEP for
 * clients in the compatibility profile. See {@link DecryptionKeys}.
 */
public final class DecryptionKey extends BankKey {

  private static final Set<JWEAlgorithm> ALGORITHMS =
      Set.of(JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES_A256KW, JWEAlgorithm.RSA_OAEP);
  /** RFC 3394: a key of 256 bits, wrapped. */
  private static final int WRAPPED_BYTES = 40;

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

  /** A new RSA-3072 key pair for RSA-OAEP: of use to clients in the compatibility profile alone. */
  public static DecryptionKey generateCompatible() {
    return new DecryptionKey(KeyPairs.rsa(KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP));
  }

  /**
   * A key pair made elsewhere: RSA for RSA-OAEP-256, EC on P-256 for ECDH-ES+A256KW.
   *
   * @throws IllegalArgumentException when it is of another kind, or too small
   */
  public static DecryptionKey of(PublicKey publicKey, PrivateKey privateKey) {
    return new DecryptionKey(KeyPairs.of(publicKey, privateKey, KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP_256,
        JWEAlgorithm.ECDH_ES_A256KW));
  }

  /**
   * An RSA key pair made elsewhere, for RSA-OAEP: of use to clients in the compatibility profile alone.
   *
   * @throws IllegalArgumentException when it is of another kind, or too small
   */
  public static DecryptionKey ofCompatible(PublicKey publicKey, PrivateKey privateKey) {
    if (!(publicKey instanceof RSAPublicKey)) {
      throw new IllegalArgumentException("The key must be RSA of 2048 to 8192 bits.");
    }
    return new DecryptionKey(KeyPairs.of(publicKey, privateKey, KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP, null));
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

  /** How long the part {@code encrypted_key} is. */
  int encryptedKeyBytes() {
    return jwk() instanceof RSAKey rsa ? (rsa.size() + Byte.SIZE - 1) / Byte.SIZE : WRAPPED_BYTES;
  }

  /**
   * Decrypts, and looks at nothing else of the message.
   *
   * @param ephemeral the sender's ephemeral key; null unless keys are agreed on
   */
  byte[] decrypt(CompactMessage jwe, EncryptionMethod method, EphemeralKey ephemeral) throws JOSEException {
    JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.parse(algorithm()), method);
    if (ephemeral != null) {
      header.ephemeralPublicKey(ephemeral.key())
          .agreementPartyUInfo(ephemeral.partyUInfo()).agreementPartyVInfo(ephemeral.partyVInfo());
    }
    return decrypter.decrypt(header.build(), jwe.encodedPart("encrypted_key"), jwe.encodedPart("iv"),
        jwe.encodedPart("ciphertext"), jwe.encodedPart("tag"), jwe.additionalAuthenticatedData());
  }
}
