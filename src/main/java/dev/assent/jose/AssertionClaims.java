package dev.assent.jose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.jose.RefusedMessageException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claims of an assertion, read strictly: a value of another type is refused, never converted. */
public final class AssertionClaims {

  private static final int LONGEST_TEXT = 256;
  private static final int MOST_VALUES = 16;

  private final JsonNode members;

  private AssertionClaims(JsonNode members) {
    this.members = members;
  }

  static AssertionClaims read(byte[] payload) {
    try {
      JsonNode members = StrictJson.read(payload);
      if (members.isObject() && members.size() <= ProtectedHeader.MOST_MEMBERS) {
        return new AssertionClaims(members);
      }
    } catch (IOException notJson) {
      // Answered below: what is no JSON has no claims either.
    }
    throw new RefusedMessageException(MessageKind.JWS, Reason.PAYLOAD, "payload", "The payload must be one JSON object"
        + " in UTF-8 of at most %d claims in which no name appears twice.".formatted(ProtectedHeader.MOST_MEMBERS));
  }

  /**
   * Empty if the claim is not there.
   *
   * @throws RefusedMessageException if it is not a string, or is blank or longer than 256 characters
   */
  public Optional<String> text(String name) {
    return members.has(name) ? Optional.of(text(name, members.get(name))) : Optional.empty();
  }

  /**
   * One string, or several in an array; empty if the claim is not there.
   *
   * @throws RefusedMessageException if it is anything else
   */
  public List<String> texts(String name) {
    JsonNode value = members.path(name);
    if (!value.isArray()) {
      return text(name).stream().toList();
    }
    if (value.isEmpty() || value.size() > MOST_VALUES) {
      throw fault(name, "The claim %s must be a string, or an array of 1 to %d strings.".formatted(name, MOST_VALUES));
    }
    List<String> texts = new ArrayList<>(value.size());
    value.forEach(one -> texts.add(text(name, one)));
    return List.copyOf(texts);
  }

  /**
   * Empty if the claim is not there.
   *
   * @throws RefusedMessageException if it is not a NumericDate (RFC 7519 section 2) of the years 1970 to 9999
   */
  public Optional<Instant> time(String name) {
    return members.has(name)
        ? Optional.of(NumericDate.read(members.get(name)).orElseThrow(() -> fault(name,
            "The claim %s must be a NumericDate: a number of seconds since 1970-01-01T00:00:00Z.".formatted(name))))
        : Optional.empty();
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > LONGEST_TEXT) {
      throw fault(name, "The claim %s must be a non-empty string of at most %d characters."
          .formatted(name, LONGEST_TEXT));
    }
    return value.textValue();
  }

  private static RefusedMessageException fault(String name, String sentence) {
    return new RefusedMessageException(MessageKind.JWS, Reason.PAYLOAD, name, sentence);
  }
}
