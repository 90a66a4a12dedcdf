package dev.assent.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema that an API's example follows. The catalogue knows examples, and no schemas. */
final class ExampleSchema {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ExampleSchema() { }

  /** The example as a JSON value; null if there is none, or none that can be read. */
  static Object value(String example) {
    try {
      return example.isBlank() ? null : JSON.readValue(example, Object.class);
    } catch (JsonProcessingException malformed) {
      return null;
    }
  }

  /** Says nothing of a missing or unreadable example. */
  static Map<String, Object> of(String example) {
    try {
      return example.isBlank() ? Map.of() : schema(JSON.readTree(example));
    } catch (JsonProcessingException malformed) {
      return Map.of();
    }
  }

  private static Map<String, Object> schema(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> properties = new LinkedHashMap<>();
        value.properties().forEach(member -> properties.put(member.getKey(), schema(member.getValue())));
        yield Members.of("type", "object", "properties", properties);
      }
      case ARRAY -> Members.of("type", "array", "items", value.isEmpty() ? Map.of() : schema(value.get(0)));
      case NUMBER -> Members.of("type", value.isIntegralNumber() ? "integer" : "number");
      case BOOLEAN -> Members.of("type", "boolean");
      case STRING -> Members.of("type", "string");
      default -> Map.of();
    };
  }
}
