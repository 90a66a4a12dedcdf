package dev.assent.securityevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client asks for (RFC 8936 section 2.2).
 *
 * @param maxEvents how many events it takes at most; zero to acknowledge only
 * @param ack       identifiers of events that it has
 * @param errors    why it cannot take others, by their identifiers
 */
record PollRequest(int maxEvents, List<UUID> ack, Map<UUID, String> errors) {

  static final int MOST_EVENTS = 100;
  static final int MOST_NAMED = 1_000;

  /**
   * Members that are not known are left alone. {@code returnImmediately} makes no difference: an answer never waits for
   * an event.
   *
   * @throws MalformedPollException with what to change
   */
  static PollRequest parse(byte[] body, ObjectMapper json) {
    JsonNode read = read(body, json);
    JsonNode most = read.path("maxEvents");
    if (!most.isMissingNode() && (!most.isIntegralNumber() || !most.canConvertToInt() || most.intValue() < 0)) {
      throw new MalformedPollException("maxEvents is a whole number, zero or more.");
    }
    JsonNode wait = read.path("returnImmediately");
    if (!wait.isMissingNode() && !wait.isBoolean()) {
      throw new MalformedPollException("returnImmediately is true or false.");
    }
    int maxEvents = most.isMissingNode() ? MOST_EVENTS : Math.min(most.intValue(), MOST_EVENTS);
    return new PollRequest(maxEvents, acknowledged(read.path("ack")), errors(read.path("setErrs")));
  }

  private static JsonNode read(byte[] body, ObjectMapper json) {
    try {
      JsonNode read = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(new String(body, StandardCharsets.UTF_8));
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException notJson) {
      throw new MalformedPollException("Send a JSON object, {} to take what waits (RFC 8936).", notJson);
    }
    throw new MalformedPollException("Send a JSON object, {} to take what waits (RFC 8936).");
  }

  private static List<UUID> acknowledged(JsonNode named) {
    if (!named.isMissingNode() && !named.isArray() || named.size() > MOST_NAMED) {
      throw new MalformedPollException("ack is an array of jti values, %d at most.".formatted(MOST_NAMED));
    }
    List<UUID> ids = new ArrayList<>();
    named.forEach(value -> id(value.asText()).ifPresent(ids::add));
    return ids;
  }

  private static Map<UUID, String> errors(JsonNode named) {
    if (!named.isMissingNode() && !named.isObject() || named.size() > MOST_EVENTS) {
      throw new MalformedPollException("setErrs is an object by jti values, %d at most.".formatted(MOST_EVENTS));
    }
    Map<UUID, String> errors = new LinkedHashMap<>();
    named.fields().forEachRemaining(entry -> id(entry.getKey()).ifPresent(id ->
        errors.put(id, PushAttempt.words("refused", entry.getValue()))));
    return errors;
  }

  /** What is no identifier of ours names no event. */
  private static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
