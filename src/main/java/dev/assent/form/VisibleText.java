package dev.assent.form;

import java.util.regex.Pattern;

/**
 * What counts as text that a person has written for another: the one rule for forms, and for what comes in without one.
 * Joiners between letters are refused with the other format characters, though some scripts know them: in names and
 * reasons they are rarer than in tricks.
 */
public final class VisibleText {

  /** Letters and signs that show nothing. */
  private static final String FILLERS = "\\u115F\\u1160\\u2800\\u3164\\uFFA0";
  /**
   * Control characters break databases and logs; marks of direction, other format characters and halves of pairs make
   * one text look like another.
   */
  private static final String HIDDEN = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}" + FILLERS;

  private static final Pattern SEEN = Pattern.compile("[^\\p{Z}\\p{C}\\p{M}\\s" + FILLERS + "]");
  private static final Pattern UNFIT = Pattern.compile("[" + HIDDEN + "]");
  private static final Pattern UNFIT_IN_LINES = Pattern.compile("[" + HIDDEN + "&&[^\\n\\t]]");

  private VisibleText() { }

  /** Whether a reader sees nothing at all: no-break and zero-width spaces are nothing either. */
  public static boolean isBlank(String text) {
    return !SEEN.matcher(text).find();
  }

  /** Whether one line of text holds what nobody sees. */
  public static boolean hidesInLine(String text) {
    return UNFIT.matcher(text).find();
  }

  /** The same for text of several lines, which end with {@code \n} or {@code \r\n}. */
  public static boolean hidesInLines(String text) {
    return UNFIT_IN_LINES.matcher(text.replace("\r\n", "\n")).find();
  }
}
