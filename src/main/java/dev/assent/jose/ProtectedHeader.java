package dev.assent.jose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.jose.RefusedMessageException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The protected header as the rules read it, before Nimbus does. Refuses every header that would let a message bring
 * its own key (jwk, jku, x5c, x5u), change how it is read (crit, b64, zip) or make the server work (p2s, p2c).
 */
final class ProtectedHeader {

  private static final List<String> NOT_ACCEPTED =
      List.of("crit", "b64", "jwk", "jku", "x5c", "x5u", "zip", "p2s", "p2c");
  private static final List<String> OPTIONAL_TEXTS = List.of("typ", "cty");
  /** The year 9999, the last that every system can print. */
  private static final double LAST_SECOND = 253_402_300_799d;

  private final JsonNode members;

  private ProtectedHeader(JsonNode members) {
    this.members = members;
  }

  static ProtectedHeader read(byte[] json) {
    JsonNode members = object(json);
    for (String name : NOT_ACCEPTED) {
      if (members.has(name)) {
        throw fault("The header %s is not accepted here; leave it out.".formatted(name));
      }
    }
    for (String name : OPTIONAL_TEXTS) {
      if (members.has(name) && !members.get(name).isTextual()) {
        throw fault("The header %s must be a string.".formatted(name));
      }
    }
    return new ProtectedHeader(members);
  }

  /** A header that must be there and must be a string, not blank, of at most so many characters. */
  String text(String name, int longest) {
    JsonNode value = required(name);
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > longest) {
      throw fault("The header %s must be a non-empty string of at most %d characters.".formatted(name, longest));
    }
    return value.textValue();
  }

  /** A NumericDate (RFC 7519 section 2): seconds since 1970, a fraction allowed. */
  Instant time(String name) {
    JsonNode value = required(name);
    double seconds = value.isNumber() ? value.doubleValue() : -1;
    if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
      throw fault("The header %s must be a NumericDate: a number of seconds since 1970-01-01T00:00:00Z."
          .formatted(name));
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  private JsonNode required(String name) {
    JsonNode value = members.get(name);
    if (value == null || value.isNull()) {
      throw fault("The protected header lacks %s.".formatted(name));
    }
    return value;
  }

  private static JsonNode object(byte[] json) {
    try {
      JsonNode members = StrictJson.read(json);
      if (members.isObject()) {
        return members;
      }
    } catch (IOException notJson) {
      // Answered below: what is no JSON is no header either.
    }
    throw new RefusedMessageException(Reason.MALFORMED,
        "The protected header must be one JSON object in which no name appears twice.");
  }

  private static RefusedMessageException fault(String sentence) {
    return new RefusedMessageException(Reason.HEADER, sentence);
  }
}
