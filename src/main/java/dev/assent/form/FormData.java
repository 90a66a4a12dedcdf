package dev.assent.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The variables that a form shows or offers, as a process would hold them.
 *
 * @param variables by name; what is not there shows as empty. Options are a collection of {@link Option}, of maps with
 *     {@code label} and {@code value}, or of strings; the rows of a table are a collection of maps.
 */
public record FormData(Map<String, ?> variables) {

  public static final FormData NONE = new FormData(Map.of());

  /** The value as text, empty if there is none. */
  String text(String variable) {
    return Objects.toString(variables.get(variable), "");
  }

  List<Option> options(String variable) {
    return elements(variable).stream().map(FormData::option).toList();
  }

  List<Map<?, ?>> rows(String variable) {
    return elements(variable).stream().<Map<?, ?>>map(row -> {
      if (row instanceof Map<?, ?> members) {
        return members;
      }
      throw new IllegalArgumentException("The variable " + variable + " must hold maps, one for each row.");
    }).toList();
  }

  private Collection<?> elements(String variable) {
    Object value = variables.get(variable);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Collection<?> elements) {
      return elements;
    }
    throw new IllegalArgumentException("The variable " + variable + " must hold a list.");
  }

  private static Option option(Object element) {
    if (element instanceof Option option) {
      return option;
    }
    if (element instanceof Map<?, ?> members) {
      String value = Objects.toString(members.get("value"));
      return new Option(Objects.toString(members.get("label"), value), value,
          Objects.toString(members.get("description"), ""));
    }
    return new Option(element.toString(), element.toString());
  }
}
