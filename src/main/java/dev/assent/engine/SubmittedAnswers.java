package dev.assent.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.SpinRuntimeException;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Reads what a completion carries without believing its types: a caller may name any, and some of them cannot even be
 * looked at.
 */
final class SubmittedAnswers {

  private static final List<Class<?>> PLAIN = List.of(String.class, Boolean.class, Number.class, List.class);

  private SubmittedAnswers() { }

  /**
   * @param submitted by name; may be null
   * @return texts, numbers, booleans, null, and lists of them, which may hold null for what is none of these
   * @throws DecisionRefused if something is of another kind, or cannot be read
   */
  static Map<String, Object> read(Map<String, Object> submitted) {
    VariableMap variables = Variables.fromMap(submitted == null ? Map.of() : submitted);
    Map<String, Object> answers = new HashMap<>();
    for (String name : variables.keySet()) {
      TypedValue value = variables.getValueTyped(name);
      answers.put(name, value == null ? null : read(name, value));
    }
    return answers;
  }

  private static Object read(String name, TypedValue value) {
    if (value instanceof JsonValue json) {
      return json(name, json);
    }
    // Looking into it may already fail, or make it what it says it is.
    boolean opaque = value instanceof SerializableValue
        || value.getType() != null && !(value.getType() instanceof PrimitiveValueType);
    return opaque ? refused(name) : plain(name, value.getValue());
  }

  private static Object json(String name, JsonValue value) {
    try {
      SpinJsonNode node = value.getValue();
      return node == null || node.isNull() ? null
          : node.isArray() ? node.elements().stream().map(SubmittedAnswers::element).toList()
          : node.isValue() ? plain(name, node.value()) : refused(name);
    } catch (SpinRuntimeException unreadable) {
      return refused(name);
    }
  }

  private static Object element(SpinJsonNode node) {
    return node.isValue() ? node.value() : null;
  }

  private static Object plain(String name, Object value) {
    boolean fits = value == null || PLAIN.stream().anyMatch(kind -> kind.isInstance(value));
    return fits ? value : refused(name);
  }

  static Object refused(String name) {
    throw new DecisionRefused("\"" + name + "\" is of a kind that no field of the form has.");
  }
}
