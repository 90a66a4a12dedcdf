package dev.assent.approval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One entry of a request that was changed between two rounds.
 *
 * @param before empty for an entry that was not there, as is {@code after}
 */
public record FactChange(String what, String before, String after) {

  /** What differs, in the order of {@code after}; an entry that is missing counts as empty. */
  public static List<FactChange> between(Map<String, String> before, Map<String, String> after) {
    Set<String> entries = new LinkedHashSet<>(after.keySet());
    entries.addAll(before.keySet());
    List<FactChange> changes = new ArrayList<>();
    for (String entry : entries) {
      String was = Objects.requireNonNullElse(before.get(entry), "");
      String is = Objects.requireNonNullElse(after.get(entry), "");
      if (!was.equals(is)) {
        changes.add(new FactChange(entry, was, is));
      }
    }
    return List.copyOf(changes);
  }
}
