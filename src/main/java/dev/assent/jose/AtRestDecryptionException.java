package dev.assent.jose;

/** A stored value cannot be decrypted with this key. The sentence says why, without the value. */
public final class AtRestDecryptionException extends RuntimeException {

  AtRestDecryptionException(String sentence) {
    super(sentence);
  }
}
