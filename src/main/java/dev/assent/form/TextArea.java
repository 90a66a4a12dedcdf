package dev.assent.form;

import java.util.List;

/** Text of several lines; a value holds {@code \n} between them, whatever the browser sent. */
public record TextArea(Question question, TextRules rules) implements Field {

  @Override
  public String type() {
    return "textarea";
  }

  @Override
  public Reading read(List<String> given, FormData data) {
    return rules.lines(given, required());
  }
}
