package dev.assent.jose;

import static dev.assent.jose.RefusedMessageException.shown;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import dev.assent.jose.RefusedMessageException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The protected header as the rules read it; no other reader sees it. Refuses every header that would let a message
 * bring its own key (jwk, jku, x5c, x5u), change how it is read (crit, b64, zip) or make the server work (p2s, p2c),
 * and a {@code typ} of another purpose than a request (RFC 8725 section 3.11).
 */
final class ProtectedHeader {

  static final int LONGEST_TEXT = 255;
  static final int MOST_MEMBERS = 32;

  private static final List<String> NOT_ACCEPTED =
      List.of("crit", "b64", "jwk", "jku", "x5c", "x5u", "zip", "p2s", "p2c");
  private static final List<String> OPTIONAL_TEXTS = List.of("typ", "cty", "x5t", "x5t#S256");
  private static final Set<String> TYPES = Set.of("jose", "jwt");

  private final MessageKind kind;
  private final JsonNode members;

  private ProtectedHeader(MessageKind kind, JsonNode members) {
    this.kind = kind;
    this.members = members;
  }

  static ProtectedHeader read(MessageKind kind, byte[] json) {
    return read(kind, json, TYPES);
  }

  /** @param types the media types that {@code typ} may say, in lower case */
  static ProtectedHeader read(MessageKind kind, byte[] json, Set<String> types) {
    ProtectedHeader header = new ProtectedHeader(kind, object(kind, json));
    for (String name : NOT_ACCEPTED) {
      if (header.members.has(name)) {
        throw header.fault(name, "The header %s is not accepted here; leave it out.".formatted(name));
      }
    }
    for (String name : OPTIONAL_TEXTS) {
      if (header.members.has(name)) {
        header.text(name);
      }
    }
    header.mediaType("typ").filter(type -> !types.contains(type)).ifPresent(other -> {
      throw header.fault("typ", "The header typ says %s; leave it out, or say \"JWT\"."
          .formatted(shown(header.text("typ"))));
    });
    return header;
  }

  boolean has(String name) {
    return members.has(name);
  }

  /** A header that must be there and must be a string, not blank, of at most 255 characters. */
  String text(String name) {
    return text(name, LONGEST_TEXT);
  }

  String text(String name, int longest) {
    JsonNode value = required(name);
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > longest) {
      throw fault(name, "The header %s must be a non-empty string of at most %d characters."
          .formatted(name, longest));
    }
    return value.textValue();
  }

  /** A media type in lower case, without the prefix "application/" that RFC 7515 section 4.1.9 lets one leave out. */
  Optional<String> mediaType(String name) {
    return members.has(name)
        ? Optional.of(text(name).toLowerCase(Locale.ROOT).replaceFirst("^application/(?!.*/)", ""))
        : Optional.empty();
  }

  /** Bytes in strict base64url, or null when the header is not there. */
  Base64URL bytes(String name) {
    if (!members.has(name)) {
      return null;
    }
    Base64URL value = new Base64URL(text(name));
    if (!Base64URL.encode(value.decode()).equals(value)) {
      throw fault(name, "The header %s must be strict base64url.".formatted(name));
    }
    return value;
  }

  JsonNode required(String name) {
    JsonNode value = members.get(name);
    if (value == null || value.isNull()) {
      throw fault(name, "The protected header lacks %s.".formatted(name));
    }
    return value;
  }

  /** A NumericDate (RFC 7519 section 2): seconds since 1970, a fraction allowed. */
  Instant time(String name) {
    JsonNode value = required(name);
    return NumericDate.read(value).orElseThrow(() -> fault(name,
        "The header %s must be a NumericDate: a number of seconds since 1970-01-01T00:00:00Z.".formatted(name)));
  }

  RefusedMessageException fault(String name, String sentence) {
    return new RefusedMessageException(kind, Reason.HEADER, name, sentence);
  }

  private static JsonNode object(MessageKind kind, byte[] json) {
    try {
      JsonNode members = StrictJson.read(json);
      if (members.isObject() && members.size() > MOST_MEMBERS) {
        throw new RefusedMessageException(kind, Reason.SIZE, "protected",
            "The protected header has %d members; at most %d are read.".formatted(members.size(), MOST_MEMBERS));
      }
      if (members.isObject()) {
        return members;
      }
    } catch (IOException notJson) {
      // Answered below: what is no JSON is no header either.
    }
    throw new RefusedMessageException(kind, Reason.MALFORMED, "protected",
        "The protected header must be one JSON object in UTF-8 in which no name appears twice.");
  }
}
