package dev.assent.jose;

/** A JWKS that a client may not use. The sentence of {@link #getMessage()} says what to change. */
public final class InvalidClientKeysException extends RuntimeException {

  private final Reason reason;

  InvalidClientKeysException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What was wrong. */
  public enum Reason {
    TOO_LARGE, NOT_A_JWKS, NO_KEYS, TOO_MANY_KEYS, MALFORMED_KEY, PRIVATE_KEY, SYMMETRIC_KEY, NO_KEY_ID,
    DUPLICATE_KEY_ID, WEAK_KEY, OVERSIZED_KEY, INCONSISTENT_USE, UNSUPPORTED_KEY_TYPE, UNSUPPORTED_CURVE
  }
}
