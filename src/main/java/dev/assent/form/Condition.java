package dev.assent.form;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a component's visibility depends on, in the FEEL that Assent's files use: comparisons that all have to hold,
 * such as {@code =decision = "approve" and count(approvedApis) = count(apis)}.
 */
public record Condition(List<Comparison> comparisons) {

  private static final Pattern AND = Pattern.compile("\\s+and\\s+");

  public Condition {
    comparisons = List.copyOf(comparisons);
  }

  /** Empty if the expression is of any other form. */
  static Optional<Condition> parse(String expression) {
    if (!expression.startsWith("=")) {
      return Optional.empty();
    }
    List<Optional<Comparison>> parts = Arrays.stream(AND.split(expression.substring(1).strip()))
        .map(Comparison::parse).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(new Condition(parts.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  /** What it depends on. */
  Stream<String> keys() {
    return comparisons.stream().flatMap(comparison -> Stream.of(comparison.left(), comparison.right()))
        .map(Operand::key).filter(Objects::nonNull);
  }

  /** What has no value compares as null, as in FEEL. */
  boolean holds(Function<String, Object> values) {
    return comparisons.stream().allMatch(comparison -> comparison.holds(values));
  }

  /** @param equal true for {@code =}, false for {@code !=} */
  public record Comparison(Operand left, boolean equal, Operand right) {

    private static final Pattern GRAMMAR = Pattern.compile("(?<left>.+?)\\s*(?<operator>!?=)\\s*(?<right>.+)");

    static Optional<Comparison> parse(String text) {
      Matcher matcher = GRAMMAR.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      boolean equal = matcher.group("operator").equals("=");
      return Operand.parse(matcher.group("left")).flatMap(left -> Operand.parse(matcher.group("right"))
          .filter(right -> left.key() != null)
          .map(right -> new Comparison(left, equal, right)));
    }

    boolean holds(Function<String, Object> values) {
      return Objects.equals(left.value(values), right.value(values)) == equal;
    }
  }

  /**
   * @param key     the input or variable whose value it is; null for a literal
   * @param counted whether it is the length of the list under that key
   * @param literal a String, BigDecimal or Boolean, or null
   */
  public record Operand(String key, boolean counted, Object literal) {

    private static final Pattern GRAMMAR = Pattern.compile("\"(?<text>[^\"\\\\=]*)\"|(?<number>-?\\d+(?:\\.\\d+)?)"
        + "|(?<word>true|false|null)|count\\((?<list>[A-Za-z]\\w*)\\)|(?<key>[A-Za-z]\\w*)");

    static Optional<Operand> parse(String text) {
      Matcher matcher = GRAMMAR.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      if (matcher.group("list") != null) {
        return Optional.of(new Operand(matcher.group("list"), true, null));
      }
      return Optional.of(new Operand(matcher.group("key"), false, literal(matcher)));
    }

    private static Object literal(Matcher matcher) {
      if (matcher.group("number") != null) {
        return number(matcher.group("number"));
      }
      String word = matcher.group("word");
      return word == null ? matcher.group("text") : word.equals("null") ? null : (Object) Boolean.valueOf(word);
    }

    Object value(Function<String, Object> values) {
      if (key == null) {
        return literal;
      }
      Object value = values.apply(key);
      if (counted) {
        return value instanceof Collection<?> list ? number(String.valueOf(list.size())) : null;
      }
      return value instanceof Number number ? number(number.toString()) : value;
    }

    private static BigDecimal number(String text) {
      return new BigDecimal(text).stripTrailingZeros();
    }
  }
}
