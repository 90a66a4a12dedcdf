package dev.assent.form;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cleaned values of a valid submission: exactly the form's own fields, in their order. A field that was left empty
 * or is hidden has no value. Asking for a key that the form does not have throws IllegalArgumentException.
 */
public final class Values {

  private final Map<String, Object> byKey;

  Values(Map<String, Object> byKey) {
    this.byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
  }

  /** Empty text if there is no value. */
  public String text(String key) {
    return value(key, String.class).orElse("");
  }

  /** The lines that hold something, stripped: a text area that asks for one entry per line. */
  public List<String> lines(String key) {
    return text(key).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  public Optional<BigDecimal> number(String key) {
    return value(key, BigDecimal.class);
  }

  public boolean ticked(String key) {
    return value(key, Boolean.class).orElse(false);
  }

  /** What is ticked in a checklist. */
  public List<String> list(String key) {
    List<?> ticked = value(key, List.class).orElse(List.of());
    return ticked.stream().map(String.class::cast).toList();
  }

  /** All of it, null for no value; unmodifiable. */
  public Map<String, Object> asMap() {
    return byKey;
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    if (!byKey.containsKey(key)) {
      throw new IllegalArgumentException("The form has no field " + key + ".");
    }
    return Optional.ofNullable(type.cast(byKey.get(key)));
  }

  @Override
  public String toString() {
    return "Values" + byKey.keySet();
  }
}
