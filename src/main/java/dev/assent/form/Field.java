package dev.assent.form;

import java.util.List;
import java.util.Optional;

/** A component that a person fills in. */
public sealed interface Field extends Component
    permits TextField, TextArea, NumberField, Choice, Checklist, Checkbox {

  /** What every field has. */
  Question question();

  /**
   * Reads what a web form sent for this field, by this field's rules.
   *
   * @param given the values sent, empty if the field was not sent at all
   */
  Reading read(List<String> given, FormData data);

  /** The name of the value in the submission and in the process. */
  default String key() {
    return question().key();
  }

  default String label() {
    return question().label();
  }

  default boolean required() {
    return question().required();
  }

  @Override
  default String id() {
    return question().id();
  }

  @Override
  default Optional<Condition> hide() {
    return question().hide();
  }

  /**
   * @param label in English, as in the file
   * @param description a hint for the person, empty if there is none
   * @param autocomplete the HTML autofill token, empty if there is none
   */
  record Question(String id, String key, String label, String description, boolean required, String autocomplete,
      Optional<Condition> hide) {
  }
}
