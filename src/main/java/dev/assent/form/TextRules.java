package dev.assent.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules of typed text. Lengths count UTF-16 units of the stripped value, and a pattern is searched, not matched
 * from end to end, both as form-js does it: a file that means the whole value says {@code ^…$}.
 */
public record TextRules(int minLength, int maxLength, Optional<Pattern> pattern) {

  /** The engine keeps text in columns of this length. */
  static final int LONGEST = 4000;

  Reading line(List<String> given, boolean required) {
    return Reading.single(given, required, value -> check(value, VisibleText::hidesInLine));
  }

  Reading lines(List<String> given, boolean required) {
    return Reading.single(given, required, value -> check(value.replace("\r\n", "\n"), VisibleText::hidesInLines));
  }

  private Reading check(String value, Predicate<String> hides) {
    if (value.length() > maxLength) {
      return Reading.refused("tooLong", maxLength, value.length());
    }
    if (value.length() < minLength) {
      return Reading.refused("tooShort", minLength);
    }
    if (hides.test(value)) {
      return Reading.refused("characters");
    }
    if (pattern.isPresent() && !pattern.get().matcher(value).find()) {
      return Reading.refused("pattern");
    }
    return new Reading.Taken(value);
  }
}
