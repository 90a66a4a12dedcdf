package dev.assent.keys;

import dev.assent.jose.AtRestDecryptionException;
import dev.assent.jose.AtRestKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Encrypts what a module stores and nobody with access to the database alone may read, under the configured key. The
 * result is text (a compact JWE, some 4/3 of the content's size and 130 characters more).
 */
@Component
public final class AtRestEncryption {

  private final AtRestKey key;

  AtRestEncryption(KeysProperties properties) {
    this.key = key(properties.encryptionKey());
  }

  /** Never the same text twice, even for the same content. */
  public String encrypt(byte[] content) {
    return key.encrypt(content);
  }

  /** Encrypts the text's UTF-8 bytes. */
  public String encrypt(String text) {
    return key.encrypt(text.getBytes(StandardCharsets.UTF_8));
  }

  /** @throws AtRestDecryptionException when the value was encrypted under another key, changed, or never encrypted */
  public byte[] decrypt(String encrypted) {
    return key.decrypt(encrypted);
  }

  /** @throws AtRestDecryptionException when the value was encrypted under another key, changed, or never encrypted */
  public String decryptText(String encrypted) {
    return new String(key.decrypt(encrypted), StandardCharsets.UTF_8);
  }

  private static AtRestKey key(String base64) {
    if (base64 == null || base64.isBlank()) {
      throw KeySetupException.missing();
    }
    try {
      return AtRestKey.of(Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException malformed) {
      throw KeySetupException.malformed();
    }
  }
}
