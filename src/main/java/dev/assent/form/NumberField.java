package dev.assent.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decimal number, without thousands separators or exponent.
 *
 * @param decimalDigits the most digits after the point, 0 for whole numbers
 */
public record NumberField(Question question, Optional<BigDecimal> min, Optional<BigDecimal> max,
    Optional<Integer> decimalDigits) implements Field {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

  @Override
  public String type() {
    return "number";
  }

  @Override
  public Reading read(List<String> given, FormData data) {
    return Reading.single(given, required(), this::check);
  }

  private Reading check(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Reading.refused("number");
    }
    BigDecimal value = new BigDecimal(text);
    if (decimalDigits.isPresent() && value.stripTrailingZeros().scale() > decimalDigits.get()) {
      return decimalDigits.get() == 0 ? Reading.refused("whole") : Reading.refused("decimals", decimalDigits.get());
    }
    if (min.isPresent() && value.compareTo(min.get()) < 0) {
      return Reading.refused("tooSmall", min.get());
    }
    if (max.isPresent() && value.compareTo(max.get()) > 0) {
      return Reading.refused("tooLarge", max.get());
    }
    return new Reading.Taken(value);
  }
}
