package dev.assent.form;

import java.util.List;

/** A statement to be ticked; a required one must be. It is sent as {@code true}, and not sent when it is not ticked. */
public record Checkbox(Question question) implements Field {

  @Override
  public String type() {
    return "checkbox";
  }

  @Override
  public Reading read(List<String> given, FormData data) {
    boolean ticked = given.contains("true");
    return ticked || !required() ? new Reading.Taken(ticked) : Reading.refused("tick");
  }
}
