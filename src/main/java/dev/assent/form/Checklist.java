package dev.assent.form;

import java.util.List;

/** Any number of several options; at least one if required. */
public record Checklist(Question question, OptionSource options) implements Field {

  @Override
  public String type() {
    return "checklist";
  }

  @Override
  public Reading read(List<String> given, FormData data) {
    List<String> ticked = given.stream().filter(value -> value != null && !value.isBlank()).distinct().toList();
    if (!ticked.stream().allMatch(value -> options.offers(value, data))) {
      return Reading.refused("option");
    }
    return ticked.isEmpty() && required() ? Reading.refused("choose") : new Reading.Taken(ticked);
  }
}
