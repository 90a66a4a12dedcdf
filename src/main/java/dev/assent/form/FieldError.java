package dev.assent.form;

import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param key the field's
 * @param code the message, which tells what happened and what to do; {@code {0}} is the field's label
 * @param arguments {@code {1}} and what follows
 */
public record FieldError(String key, String code, List<Object> arguments) {

  public FieldError {
    arguments = List.copyOf(arguments);
  }

  /** A page's own rule, such as a user name that is taken. */
  public static FieldError of(String key, String code, Object... arguments) {
    return new FieldError(key, code, List.of(arguments));
  }
}
