package dev.assent.notification;

import java.util.List;
import java.util.Objects;

/**
 * What somebody is told.
 *
 * @param code      of the texts {@code notification.<code>.subject} and {@code notification.<code>.text}, which stand
 *                  with their arguments in {@code messages/notification.properties}
 * @param arguments of the text; a day as ISO 8601 ({@code LocalDate.toString()}), which the reader sees in their
 *                  language; staff groups by {@link #groups}. Nothing secret, and nothing of a bank's
 *                  customer but to that customer. Each is cut at 1000 characters: what is told must never fail what
 *                  it tells of.
 * @param link      path on this server where it can be looked at, such as {@code /portal/account/status}; null for none
 */
public record Notice(String code, List<String> arguments, String link) {

  private static final int LONGEST = 1000;
  private static final String GROUPS = "groups:";

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

  private static String cut(String argument) {
    return argument.length() <= LONGEST
        ? argument
        : argument.substring(0, argument.offsetByCodePoints(0, argument.codePointCount(0, LONGEST) - 1)) + "…";
  }
}
