package dev.assent.client;

/** An address that no TSP's server can have; the message is a sentence that says what to change. */
public class RefusedAddressException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedAddressException(String reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What is wrong, as one word of capitals: to look up a translation. */
  public String reason() {
    return reason;
  }
}
