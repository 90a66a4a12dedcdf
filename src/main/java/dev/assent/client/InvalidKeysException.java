package dev.assent.client;

/** A JWKS that cannot be a client's keys; the message is a sentence that says what to change. */
public class InvalidKeysException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidKeysException(String reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What is wrong, as one word of capitals: to look up a translation. */
  public String reason() {
    return reason;
  }
}
