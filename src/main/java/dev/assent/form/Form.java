package dev.assent.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form as its file describes it.
 *
 * @param id the name of the file without {@code .form}
 */
public record Form(String id, List<Component> components) {

  public Form {
    components = List.copyOf(components);
  }

  /** All fields, those in groups included, in the order of the form. */
  public List<Field> fields() {
    return fields(components).toList();
  }

  public Optional<Field> field(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  private static Stream<Field> fields(List<Component> components) {
    return components.stream().flatMap(component -> {
      if (component instanceof Field field) {
        return Stream.of(field);
      }
      return component instanceof Component.Group group ? fields(group.components()) : Stream.empty();
    });
  }

  /**
   * Checks a submission by every rule of the form. Keys that are no field of this form do not get through; a field that
   * is hidden is neither checked nor taken.
   */
  public FormResult validate(Submission submission) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Field field : fields()) {
      readings.put(field.key(), field.read(submission.of(field.key()), submission.data()));
    }
    hiddenFields(submission, readings).forEach(field -> readings.put(field.key(), new Reading.Taken(null)));
    return result(readings);
  }

  private List<Field> hiddenFields(Submission submission, Map<String, Reading> readings) {
    Map<String, Object> known = new HashMap<>(submission.data().variables());
    readings.forEach((key, reading) ->
        known.put(key, reading instanceof Reading.Taken taken ? taken.value() : null));
    return hidden(components, false, known).toList();
  }

  private static Stream<Field> hidden(List<Component> components, boolean within, Map<String, Object> known) {
    return components.stream().flatMap(component -> {
      boolean hidden = within || component.hide().filter(condition -> condition.holds(known::get)).isPresent();
      if (component instanceof Component.Group group) {
        return hidden(group.components(), hidden, known);
      }
      return hidden && component instanceof Field field ? Stream.of(field) : Stream.empty();
    });
  }

  private static FormResult result(Map<String, Reading> readings) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    readings.forEach((key, reading) -> {
      if (reading instanceof Reading.Refused refused) {
        errors.add(new FieldError(key, refused.code(), refused.arguments()));
      } else if (reading instanceof Reading.Taken taken) {
        values.put(key, taken.value());
      }
    });
    return errors.isEmpty() ? new FormResult.Valid(new Values(values)) : new FormResult.Invalid(errors);
  }
}
