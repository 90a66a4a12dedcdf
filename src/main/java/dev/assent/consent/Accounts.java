package dev.assent.consent;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a customer's accounts an item covers.
 *
 * @param ids of the accounts, sorted; null = all of them, those that are opened later included
 */
public record Accounts(Set<String> ids) {

  public static final Accounts ALL = new Accounts(null);
  public static final Accounts NONE = new Accounts(Set.of());

  /** Of one item: what an upstream is told of a call has to fit into a header field. */
  public static final int MOST = 50;

  /** @throws IllegalArgumentException if there are more than {@value #MOST} */
  public Accounts {
    if (ids != null) {
      ids = Collections.unmodifiableSet(new TreeSet<>(ids));
      if (ids.size() > MOST) {
        throw new IllegalArgumentException("More than " + MOST + " accounts of one item");
      }
    }
  }

  public static Accounts of(Collection<String> ids) {
    return new Accounts(Set.copyOf(ids));
  }

  /** What {@link #text} has written; null stands for all. */
  public static Accounts parse(String text) {
    if (text == null) {
      return ALL;
    }
    return text.isEmpty() ? NONE : new Accounts(new TreeSet<>(Arrays.asList(text.split(" "))));
  }

  /** The ids, separated by one space; null for all. */
  public String text() {
    return ids == null ? null : String.join(" ", ids);
  }

  public boolean isAll() {
    return ids == null;
  }

  public boolean isNone() {
    return ids != null && ids.isEmpty();
  }

  public boolean contains(String id) {
    return ids == null || ids.contains(id);
  }

  public boolean covers(Accounts others) {
    return ids == null || others.ids != null && ids.containsAll(others.ids);
  }

  /** Those that both cover. */
  public Accounts and(Accounts others) {
    if (ids == null) {
      return others;
    }
    return others.ids == null ? this : of(ids.stream().filter(others.ids::contains).toList());
  }

  /** These but the others. Of all, only all can be taken away. */
  public Accounts without(Accounts others) {
    if (others.ids == null) {
      return NONE;
    }
    return ids == null ? ALL : of(ids.stream().filter(id -> !others.ids.contains(id)).toList());
  }
}
