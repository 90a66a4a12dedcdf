package dev.assent.form;

import java.util.List;

/** What came of a submission. */
public sealed interface FormResult {

  record Valid(Values values) implements FormResult {
  }

  /**
   * @param errors at least one, at most one for each field, in the order of the form
   */
  record Invalid(List<FieldError> errors) implements FormResult {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
