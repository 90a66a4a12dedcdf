package dev.assent.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of typed text. Lengths count UTF-16 units of the stripped value, and a pattern is searched, not matched
 * from end to end, both as form-js does it: a file that means the whole value says {@code ^…$}.
 */
public record TextRules(int minLength, int maxLength, Optional<Pattern> pattern) {

  /** The engine keeps text in columns of this length. */
  static final int LONGEST = 4000;

  /** Control characters break databases and logs; marks of direction make a name look like another. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern FORBIDDEN_IN_LINES =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  Reading line(List<String> given, boolean required) {
    return Reading.single(given, required, value -> check(value, FORBIDDEN));
  }

  Reading lines(List<String> given, boolean required) {
    return Reading.single(given, required, value -> check(value.replace("\r\n", "\n"), FORBIDDEN_IN_LINES));
  }

  private Reading check(String value, Pattern forbidden) {
    if (value.length() > maxLength) {
      return Reading.refused("tooLong", maxLength, value.length());
    }
    if (value.length() < minLength) {
      return Reading.refused("tooShort", minLength);
    }
    if (forbidden.matcher(value).find()) {
      return Reading.refused("characters");
    }
    if (pattern.isPresent() && !pattern.get().matcher(value).find()) {
      return Reading.refused("pattern");
    }
    return new Reading.Taken(value);
  }
}
