package dev.assent.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody is told.
 *
 * @param code      of the texts {@code notification.<code>.subject} and {@code notification.<code>.text}, which stand
 *                  with their arguments in {@code messages/notification.properties}
 * @param arguments of the text; a day by {@link #day} and staff groups by {@link #groups}, which the reader sees in
 *                  their language; all else as it is. Nothing secret, and nothing of a bank's
 *                  customer but to that customer. Each is cut at 1000 characters: what is told must never fail what
 *                  it tells of.
 * @param link      path on this server where it can be looked at, such as {@code /portal/account/status}; null for none
 */
public record Notice(String code, List<String> arguments, String link) {

  private static final int LONGEST = 1000;
  /** Begins what is more than words. No form takes a control character, so nobody can write it. */
  private static final char TYPED = '\u0001';
  private static final String GROUPS = TYPED + "groups:";
  private static final String DAY = TYPED + "day:";

  public Notice {
    arguments = arguments.stream().map(argument -> cut(Objects.requireNonNullElse(argument, ""))).toList();
  }

  /** An argument that the reader sees as the names of these staff groups, in their language. */
  public static String groups(List<String> ids) {
    return GROUPS + String.join(",", ids);
  }

  /** Empty unless the argument was made by {@link #groups}. */
  static List<String> groupsOf(String argument) {
    return argument.startsWith(GROUPS) ? List.of(argument.substring(GROUPS.length()).split(",")) : List.of();
  }

  /** An argument that the reader sees as this day, as their language writes it. */
  public static String day(LocalDate day) {
    return DAY + day;
  }

  /** Empty unless the argument was made by {@link #day}. */
  static Optional<LocalDate> dayOf(String argument) {
    return argument.startsWith(DAY) ? Optional.of(LocalDate.parse(argument.substring(DAY.length()))) : Optional.empty();
  }

  private static String cut(String argument) {
    return argument.length() <= LONGEST
        ? argument
        : argument.substring(0, argument.offsetByCodePoints(0, argument.codePointCount(0, LONGEST) - 1)) + "…";
  }
}
