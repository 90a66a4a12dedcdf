package dev.assent.form;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of one value with a literal, the one FEEL form that Assent's files use: {@code =decision != "reject"}.
 *
 * @param key the input or variable that is compared
 * @param equal true for {@code =}, false for {@code !=}
 * @param literal a String, BigDecimal or Boolean, or null
 */
public record Condition(String key, boolean equal, Object literal) {

  private static final Pattern GRAMMAR = Pattern.compile(
      "=\\s*(?<key>[A-Za-z]\\w*)\\s*(?<operator>!?=)\\s*"
          + "(?:\"(?<text>[^\"\\\\]*)\"|(?<number>-?\\d+(?:\\.\\d+)?)|(?<word>true|false|null))\\s*");

  /** Empty if the expression is of any other form. */
  static Optional<Condition> parse(String expression) {
    Matcher matcher = GRAMMAR.matcher(expression);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean equal = matcher.group("operator").equals("=");
    return Optional.of(new Condition(matcher.group("key"), equal, literal(matcher)));
  }

  private static Object literal(Matcher matcher) {
    if (matcher.group("text") != null) {
      return matcher.group("text");
    }
    if (matcher.group("number") != null) {
      return new BigDecimal(matcher.group("number")).stripTrailingZeros();
    }
    String word = matcher.group("word");
    return word.equals("null") ? null : (Object) Boolean.valueOf(word);
  }

  /** What has no value compares as null, as in FEEL. */
  boolean holds(Function<String, Object> values) {
    Object value = values.apply(key);
    if (value instanceof Number number) {
      value = new BigDecimal(number.toString()).stripTrailingZeros();
    }
    return Objects.equals(value, literal) == equal;
  }
}
