package dev.assent.jose;

/**
 * A request message that is not accepted. The sentence of {@link #getMessage()} names the header at fault and may be
 * shown to the caller; it never carries key material or payload.
 */
public final class RefusedMessageException extends RuntimeException {

  private static final int SHOWN_CHARACTERS = 64;

  private final Reason reason;

  RefusedMessageException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /**
   * Whether there was nothing to verify or decrypt (an empty body, plain JSON, the other kind of message), which
   * callers report as "required" rather than "invalid".
   */
  public boolean isUnprotected() {
    return reason == Reason.UNPROTECTED;
  }

  /** A caller's value, made fit for a sentence and a log line. */
  static String shown(String value) {
    String cut = value.length() > SHOWN_CHARACTERS ? value.substring(0, SHOWN_CHARACTERS) + "…" : value;
    return '"' + cut.replaceAll("[\\p{Cntrl}\"]", "?") + '"';
  }

  /** What was wrong. */
  public enum Reason {
    /** No compact message of the expected kind at all. */
    UNPROTECTED,
    /** A part is not strict base64url, or the header is not one JSON object without duplicates. */
    MALFORMED,
    /** A header is missing, has a wrong type or is not accepted here. */
    HEADER,
    /** The algorithm is not on the server's list, or is not the key's. */
    ALGORITHM,
    /** The key is unknown, or not meant for this use. */
    KEY,
    /** Too old, or from the future. */
    TIME,
    /** The signature does not match. */
    SIGNATURE,
    /** The content cannot be decrypted. */
    DECRYPTION,
    /** The payload is empty or not JSON. */
    PAYLOAD
  }
}
