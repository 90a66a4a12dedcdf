package dev.assent.catalog;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query parameters that an API's definition lets through to the upstream, with GET. A call that brings another is
 * refused, so that none is dropped in silence.
 *
 * @param names in their order; none = the API takes no query
 */
public record QueryParameters(Set<String> names) {

  public static final QueryParameters NONE = new QueryParameters(Set.of());

  private static final int AT_MOST = 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,39}");

  public QueryParameters {
    if (names.size() > AT_MOST || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("An API takes at most " + AT_MOST + " query parameters, each named with up to"
          + " 40 letters, digits, hyphens, dots and underscores");
    }
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  public static QueryParameters of(String... names) {
    return new QueryParameters(Set.of(names));
  }

  /** Reads names that are separated by blanks or commas. */
  public static QueryParameters parse(String text) {
    return new QueryParameters(Stream.of(text.split("[\\s,]+")).filter(name -> !name.isEmpty())
        .collect(Collectors.toSet()));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
