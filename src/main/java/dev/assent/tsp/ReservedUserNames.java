package dev.assent.tsp;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** User names under which a developer would pass for the bank or for the system. */
public final class ReservedUserNames {

  /** Before the names, which are made with it. */
  private static final Pattern BETWEEN = Pattern.compile("[._-]");
  private static final Set<String> NAMES = Stream.of("admin", "administrator", "root", "system", "superuser",
      "sysadmin", "operator", "bank", "support", "helpdesk", "security", "postmaster", "webmaster", "hostmaster",
      "abuse", "noreply", "anonymous", "nobody", "reviewer", "approver", "manager")
      .map(ReservedUserNames::likeness).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> BEGINNINGS = Stream.of("assent", "camunda").map(ReservedUserNames::likeness)
      .collect(Collectors.toUnmodifiableSet());

  private ReservedUserNames() { }

  /** Whether nobody may be called so, whatever it is written with. */
  public static boolean contains(String userName) {
    String likeness = likeness(userName);
    return NAMES.contains(likeness) || BEGINNINGS.stream().anyMatch(likeness::startsWith);
  }

  /** The same for names that look alike at a glance. */
  public static String likeness(String userName) {
    return BETWEEN.matcher(userName).replaceAll("")
        .replace('0', 'o').replace('1', 'l').replace('i', 'l').replace('3', 'e').replace('4', 'a').replace('5', 's')
        .replace("rn", "m").replace("vv", "w");
  }
}
