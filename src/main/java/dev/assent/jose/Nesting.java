package dev.assent.jose;

import dev.assent.jose.RefusedMessageException.Reason;
import java.util.Set;

/**
 * What {@code cty} says about a message within a message. It must announce a JWS in a JWE (RFC 7519 section 5.2), as
 * "JWT" or as "JOSE", the media type of compact messages (RFC 7515 section 9.2.1); letter case does not count, and the
 * prefix "application/" may be there. It must not announce one where none is asked for. So at most one message lies in
 * another, a JWS in a JWE: the content of any JWS, and of a JWE that holds no JWS, is the JSON body.
 */
final class Nesting {

  /** What the bank itself says, which every JOSE library understands. */
  static final String ANNOUNCED = "JWT";

  private static final Set<String> COMPACT = Set.of("jwt", "jose");
  private static final Set<String> ANY = Set.of("jwt", "jose", "jose+json");

  private Nesting() {
  }

  static void requireNone(MessageKind kind, ProtectedHeader header) {
    if (header.mediaType("cty").filter(ANY::contains).isPresent()) {
      throw new RefusedMessageException(kind, Reason.NESTING, "cty", "The header cty announces a message within the %s;"
          .formatted(kind) + " this API wants the JSON body itself in it.");
    }
  }

  static void requireJws(ProtectedHeader header) {
    if (header.mediaType("cty").filter(COMPACT::contains).isEmpty()) {
      throw new RefusedMessageException(MessageKind.JWE, Reason.NESTING, "cty",
          "The header cty must say \"JWT\": this API wants a JWS within the JWE. Sign the body, then encrypt the JWS.");
    }
  }
}
