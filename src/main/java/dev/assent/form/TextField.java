package dev.assent.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** One line of text. */
public record TextField(Question question, TextRules rules, Format format) implements Field {

  /** What the text is, besides text. */
  public enum Format { ANY, EMAIL, URL }

  private static final int LONGEST_EMAIL = 254;
  private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  /**
   * The expression of the HTML standard for {@code <input type=email>}, which form-js uses as well, and what mail
   * servers ask for beyond it: a local part of 64 characters at most, without dots at its ends or side by side, and a
   * domain that has a dot and is no IP address.
   */
  private static final Pattern EMAIL = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*"
      + "@(?:" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

  @Override
  public String type() {
    return "textfield";
  }

  /** The type of the HTML input, which picks the keyboard of a phone. */
  public String inputType() {
    return switch (format) {
      case EMAIL -> "email";
      case URL -> "url";
      case ANY -> question.autocomplete().equals("tel") ? "tel" : "text";
    };
  }

  @Override
  public Reading read(List<String> given, FormData data) {
    Reading reading = rules.line(given, required());
    return reading instanceof Reading.Taken taken && taken.value() instanceof String value
        ? checkFormat(value, taken) : reading;
  }

  private Reading checkFormat(String value, Reading taken) {
    return switch (format) {
      case EMAIL -> isEmail(value) ? taken : Reading.refused("email");
      case URL -> isWebAddress(value) ? taken : Reading.refused("url");
      case ANY -> taken;
    };
  }

  private static boolean isEmail(String value) {
    return value.length() <= LONGEST_EMAIL && EMAIL.matcher(value).matches();
  }

  private static boolean isWebAddress(String value) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
