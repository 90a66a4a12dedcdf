package dev.assent.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the fields of an API's message from its example. */
@Component
class ExampleFields {

  /** @param name its place in the message, {@code accounts[].balance} @param example its value in the example */
  record ExampleField(String name, String example) { }

  private final ObjectMapper json;

  ExampleFields(ObjectMapper json) {
    this.json = json;
  }

  /** The example in lines, for reading; unchanged if it is not JSON. */
  String pretty(String example) {
    JsonNode message = read(example);
    return message == null ? example : message.toPrettyString();
  }

  List<ExampleField> of(String example) {
    List<ExampleField> fields = new ArrayList<>();
    JsonNode message = read(example);
    if (message != null) {
      collect("", message, fields);
    }
    return fields;
  }

  private JsonNode read(String example) {
    if (example.isBlank()) {
      return null;
    }
    try {
      return json.readTree(example);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private static void collect(String name, JsonNode node, List<ExampleField> fields) {
    if (node.isObject()) {
      node.fields().forEachRemaining(member ->
          collect(name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue(), fields));
    } else if (node.isArray() && !node.isEmpty()) {
      collect(name + "[]", node.get(0), fields);
    } else if (!node.isArray()) {
      fields.add(new ExampleField(name, node.asText()));
    }
  }
}
