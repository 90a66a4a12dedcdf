package dev.assent.jose;

import java.util.Locale;
import java.util.Optional;

/**
 * A request message that is not accepted. The sentence of {@link #getMessage()} names the header at fault and may be
 * shown to the caller; it never carries key material or payload.
 */
public final class RefusedMessageException extends RuntimeException {

  private static final int SHOWN_CHARACTERS = 64;

  private final MessageKind kind;
  private final Reason reason;
  private final String member;

  RefusedMessageException(MessageKind kind, Reason reason, String member, String sentence) {
    super(sentence);
    this.kind = kind;
    this.reason = reason;
    this.member = member;
  }

  /** Which message was refused; where a JWS comes in a JWE, the outer or the inner one. */
  public MessageKind kind() {
    return kind;
  }

  public Reason reason() {
    return reason;
  }

  /**
   * What is at fault: a header ("kid") or claim ("exp"), or else a part by its name in the JSON serialization
   * ("protected", "payload", "signature", "encrypted_key", "iv", "ciphertext", "tag"). Empty when it is the message as
   * a whole.
   */
  public Optional<String> member() {
    return Optional.ofNullable(member);
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
    return '"' + cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"]", "?") + '"';
  }

  /** What was wrong. */
  public enum Reason {
    /** No compact message of the expected kind at all. */
    UNPROTECTED,
    /** A part is not strict base64url or has a wrong length, or the header is not one JSON object. */
    MALFORMED,
    /** Larger or deeper than is read. */
    SIZE,
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
    /** A message within a message where none is asked for, or none where one is. */
    NESTING,
    /** The payload is empty or not JSON; or a claim of an assertion has a wrong type. */
    PAYLOAD;

    /** For machines: the same in every version. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
