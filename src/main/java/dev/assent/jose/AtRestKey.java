package dev.assent.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;

/**
 * Encrypts what is stored: a compact JWE, {@code dir} with A256GCM, that names its key. Safe for any number of threads.
 * One key is good for some four thousand million values (NIST SP 800-38D, random 96-bit nonces).
 */
public final class AtRestKey {

  private static final int BYTES = 32;

  private final String keyId;
  private final JWEEncrypter encrypter;
  private final JWEDecrypter decrypter;

  private AtRestKey(byte[] key) throws JOSEException {
    this.keyId = new OctetSequenceKey.Builder(key).build().computeThumbprint().toString();
    this.encrypter = new DirectEncrypter(key);
    this.decrypter = new DirectDecrypter(key);
  }

  /**
   * @param key 32 random bytes
   * @throws IllegalArgumentException when there are more or fewer
   */
  public static AtRestKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("The key must have 32 bytes, not %d.".formatted(key.length));
    }
    try {
      return new AtRestKey(key);
    } catch (JOSEException fault) {
      throw new IllegalStateException("AES-256-GCM is missing on this Java runtime.", fault);
    }
  }

  /** The key's thumbprint (RFC 7638), which every encrypted value names. It does not reveal a random key. */
  public String keyId() {
    return keyId;
  }

  /** Never the same text twice, even for the same content. */
  public String encrypt(byte[] content) {
    JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(keyId).build();
    JWEObject jwe = new JWEObject(header, new Payload(content));
    try {
      jwe.encrypt(encrypter);
    } catch (JOSEException fault) {
      throw new IllegalStateException("AES-256-GCM is missing on this Java runtime.", fault);
    }
    return jwe.serialize();
  }

  /** Whether the value says that it was encrypted under this key. */
  public boolean encrypted(String value) {
    try {
      return keyId.equals(JWEObject.parse(value).getHeader().getKeyID());
    } catch (ParseException notEncrypted) {
      return false;
    }
  }

  /** @throws AtRestDecryptionException when the value was encrypted under another key, changed, or never encrypted */
  public byte[] decrypt(String encrypted) {
    try {
      JWEObject jwe = JWEObject.parse(encrypted);
      String usedKeyId = jwe.getHeader().getKeyID();
      if (!keyId.equals(usedKeyId)) {
        throw new AtRestDecryptionException("This was encrypted under the key %s, not under %s."
            .formatted(usedKeyId, keyId));
      }
      jwe.decrypt(decrypter);
      return jwe.getPayload().toBytes();
    } catch (ParseException | JOSEException fault) {
      throw new AtRestDecryptionException("This was changed since it was encrypted, or never was encrypted.");
    }
  }

  @Override
  public String toString() {
    return "AtRestKey[" + keyId + "]";
  }
}
