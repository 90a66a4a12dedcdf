package dev.assent.jose;

import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.RefusedMessageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parts of a compact serialization (RFC 7515 section 7.1, RFC 7516 section 7.1), decoded strictly: a part that can
 * be written in two ways would let one message pass as two.
 */
final class CompactMessage {

  static final int MOST_CHARACTERS = 1024 * 1024;
  static final int MOST_HEADER_CHARACTERS = 8 * 1024;

  private static final Pattern BASE64_OF_ANY_KIND = Pattern.compile("[A-Za-z0-9_+/=-]+");

  private final MessageKind kind;
  private final String text;
  private final String[] encoded;
  private final List<byte[]> parts;

  private CompactMessage(MessageKind kind, String text, String[] encoded, List<byte[]> parts) {
    this.kind = kind;
    this.text = text;
    this.encoded = encoded;
    this.parts = parts;
  }

  static CompactMessage jws(String text) {
    return read(text, MessageKind.JWS);
  }

  static CompactMessage jwe(String text) {
    return read(text, MessageKind.JWE);
  }

  byte[] part(String name) {
    return parts.get(kind.parts().indexOf(name));
  }

  Base64URL encodedPart(String name) {
    return new Base64URL(encoded[kind.parts().indexOf(name)]);
  }

  ProtectedHeader header() {
    return ProtectedHeader.read(kind, parts.get(0));
  }

  ProtectedHeader header(Set<String> types) {
    return ProtectedHeader.read(kind, parts.get(0), types);
  }

  /** RFC 7515 section 5.1: all but the signature and the dot before it. */
  byte[] signingInput() {
    return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /** RFC 7516 section 5.1, step 14: the header as it is written. */
  byte[] additionalAuthenticatedData() {
    return encoded[0].getBytes(StandardCharsets.US_ASCII);
  }

  private static CompactMessage read(String text, MessageKind kind) {
    int expected = kind.parts().size();
    String[] encoded = text == null ? new String[0] : text.split("\\.", expected + 1);
    if (encoded.length != expected || !BASE64_OF_ANY_KIND.matcher(encoded[0]).matches()) {
      throw new RefusedMessageException(kind, Reason.UNPROTECTED, null,
          "The body must be a %s in compact serialization: %d base64url parts with dots between them."
              .formatted(kind, expected));
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new RefusedMessageException(kind, Reason.SIZE, null, "The %s has more than %d characters."
          .formatted(kind, MOST_CHARACTERS));
    }
    if (encoded[0].length() > MOST_HEADER_CHARACTERS) {
      throw new RefusedMessageException(kind, Reason.SIZE, "protected",
          "The protected header of the %s has more than %d characters.".formatted(kind, MOST_HEADER_CHARACTERS));
    }
    List<byte[]> parts = new ArrayList<>(expected);
    for (String part : encoded) {
      parts.add(decode(part, parts.size(), kind));
    }
    return new CompactMessage(kind, text, encoded, List.copyOf(parts));
  }

  private static byte[] decode(String part, int index, MessageKind kind) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(part);
      // The decoder forgives padding and stray bits in the last character; the encoder writes neither.
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
        return decoded;
      }
    } catch (IllegalArgumentException notBase64) {
      // Answered below, like any other text that is not strict.
    }
    throw new RefusedMessageException(kind, Reason.MALFORMED, kind.parts().get(index),
        "Part %d of the %s is not strict base64url (no padding, no line breaks, no spaces)."
            .formatted(index + 1, kind));
  }
}
