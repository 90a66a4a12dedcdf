package dev.assent.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object in the order in which it is written. */
final class Members {

  private Members() { }

  /** @param namesAndValues in turn; a member whose value is null is left out */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      if (namesAndValues[at + 1] != null) {
        members.put((String) namesAndValues[at], namesAndValues[at + 1]);
      }
    }
    return members;
  }

  static Map<String, Object> reference(String kind, String name) {
    return of("$ref", "#/components/" + kind + "/" + name);
  }
}
