package dev.assent.form;

import java.util.List;
import java.util.Map;

/**
 * What a browser sent for a form.
 *
 * @param given all parameters of the request; only the keys of the form's own fields are ever read
 * @param data the variables that the page was shown with, read anew by the server
 */
public record Submission(Map<String, List<String>> given, FormData data) {

  List<String> of(String key) {
    List<String> values = given.get(key);
    return values == null ? List.of() : values;
  }

  /** Keys only: a page's own fields, passwords among them, are in the same request. */
  @Override
  public String toString() {
    return "Submission" + given.keySet();
  }
}
