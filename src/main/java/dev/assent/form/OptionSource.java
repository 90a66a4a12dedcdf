package dev.assent.form;

import java.util.List;

/** Where the options of a field come from. */
public sealed interface OptionSource {

  List<Option> options(FormData data);

  /** The options stand in the file. */
  record Fixed(List<Option> options) implements OptionSource {

    public Fixed {
      options = List.copyOf(options);
    }

    @Override
    public List<Option> options(FormData data) {
      return options;
    }
  }

  /** The file's {@code valuesKey}: a variable holds the options. */
  record FromData(String variable) implements OptionSource {

    @Override
    public List<Option> options(FormData data) {
      return data.options(variable);
    }
  }

  default boolean offers(String value, FormData data) {
    return options(data).stream().anyMatch(option -> option.value().equals(value));
  }
}
