package dev.assent.form;

import java.util.List;
import java.util.function.Function;

/** What a field made of the values sent for it. */
public sealed interface Reading {

  /**
   * @param value a String, BigDecimal, Boolean or List of String; null if the field was left empty
   */
  record Taken(Object value) implements Reading {
  }

  /**
   * @param code the message, such as {@code form.error.required}
   * @param arguments what the message tells besides the field's label
   */
  record Refused(String code, List<Object> arguments) implements Reading {
  }

  static Reading refused(String rule, Object... arguments) {
    return new Refused("form.error." + rule, List.of(arguments));
  }

  /** For a field of one value: refuses several, and none where one is required. */
  static Reading single(List<String> given, boolean required, Function<String, Reading> rules) {
    if (given.size() > 1) {
      return refused("several");
    }
    String value = given.isEmpty() || given.get(0) == null ? "" : given.get(0).strip();
    if (VisibleText.isBlank(value)) {
      return required ? refused("required") : new Taken(null);
    }
    return rules.apply(value);
  }
}
