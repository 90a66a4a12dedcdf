package dev.assent.client;

import java.util.concurrent.CompletionException;

/** A JWKS that cannot be a client's keys; the message is a sentence that says what to change. */
public class InvalidKeysException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean secret;

  InvalidKeysException(String reason, String sentence, Throwable cause) {
    this(reason, sentence, cause, false);
  }

  /** @param secret whether what was handed in may hold a private key, though it be refused for something else */
  InvalidKeysException(String reason, String sentence, Throwable cause, boolean secret) {
    super(sentence, cause);
    this.reason = reason;
    this.secret = secret;
  }

  /** What a fetch failed with. */
  static InvalidKeysException from(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof InvalidKeysException known
        ? known
        : new InvalidKeysException("FETCH_FAILED", "The JWKS could not be fetched.", cause);
  }

  /** Whether what was handed in may hold a private key: then it must not be sent back to be corrected. */
  public boolean mayHoldSecret() {
    return secret;
  }

  /** What is wrong, as one word of capitals: to look up a translation. */
  public String reason() {
    return reason;
  }
}
