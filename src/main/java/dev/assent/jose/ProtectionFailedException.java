package dev.assent.jose;

/** A response could not be protected. It must not be sent unprotected instead. */
public final class ProtectionFailedException extends RuntimeException {

  ProtectionFailedException(String sentence) {
    super(sentence);
  }

  ProtectionFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
