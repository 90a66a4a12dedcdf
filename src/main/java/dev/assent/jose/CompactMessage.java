package dev.assent.jose;

import dev.assent.jose.RefusedMessageException.Reason;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a compact serialization (RFC 7515 section 7.1, RFC 7516 section 7.1), decoded strictly: a part that can
 * be written in two ways would let one message pass as two.
 */
final class CompactMessage {

  private static final Pattern BASE64_OF_ANY_KIND = Pattern.compile("[A-Za-z0-9_+/=-]+");

  private final String text;
  private final List<byte[]> parts;

  private CompactMessage(String text, List<byte[]> parts) {
    this.text = text;
    this.parts = parts;
  }

  static CompactMessage jws(String text) {
    return read(text, 3, "JWS");
  }

  static CompactMessage jwe(String text) {
    return read(text, 5, "JWE");
  }

  String text() {
    return text;
  }

  byte[] part(int index) {
    return parts.get(index);
  }

  ProtectedHeader header() {
    return ProtectedHeader.read(parts.get(0));
  }

  private static CompactMessage read(String text, int expected, String kind) {
    String[] encoded = text == null ? new String[0] : text.split("\\.", -1);
    if (encoded.length != expected || !BASE64_OF_ANY_KIND.matcher(encoded[0]).matches()) {
      throw new RefusedMessageException(Reason.UNPROTECTED, "The body must be a %s in compact serialization: %d "
          .formatted(kind, expected) + "base64url parts with dots between them.");
    }
    List<byte[]> parts = new ArrayList<>(expected);
    for (String part : encoded) {
      parts.add(decode(part, parts.size() + 1, kind));
    }
    return new CompactMessage(text, List.copyOf(parts));
  }

  private static byte[] decode(String part, int number, String kind) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(part);
      // The decoder forgives padding and stray bits in the last character; the encoder writes neither.
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
        return decoded;
      }
    } catch (IllegalArgumentException notBase64) {
      // Answered below, like any other text that is not strict.
    }
    throw new RefusedMessageException(Reason.MALFORMED, "Part %d of the %s is not strict base64url "
        .formatted(number, kind) + "(no padding, no line breaks, no spaces).");
  }
}
