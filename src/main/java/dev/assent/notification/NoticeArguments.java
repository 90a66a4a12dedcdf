package dev.assent.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.stereotype.Component;

/** A notice's arguments as they are stored: a JSON array of texts. */
@Component
class NoticeArguments {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() { };

  private final ObjectMapper json;

  NoticeArguments(ObjectMapper json) {
    this.json = json;
  }

  String write(List<String> arguments) {
    try {
      return json.writeValueAsString(arguments);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A notice's arguments cannot be written as JSON", e);
    }
  }

  List<String> read(String written) {
    try {
      return json.readValue(written, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A notice's arguments cannot be read", e);
    }
  }
}
