package dev.assent.token;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Scopes as the database and RFC 6749 section 3.3 write them: separated by one space. */
final class Scopes {

  private Scopes() { }

  static String join(Set<String> scopes) {
    return String.join(" ", new TreeSet<>(scopes));
  }

  static Set<String> split(String scopes) {
    return scopes.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(scopes.split(" ")));
  }
}
