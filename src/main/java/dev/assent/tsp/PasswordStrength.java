package dev.assent.tsp;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How soon a password would be guessed by somebody who knows what others choose, and who it is. */
@Component
public class PasswordStrength {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 128;

  /** Of zxcvbn's 0 to 4: more than 10^8 guesses, what an attack on a stolen hash takes its time for. */
  private static final int GOOD_SCORE = 3;
  /** A password whose beginning is strong is strong; the time to measure one grows with the square of its length. */
  private static final int MEASURED = 64;
  /** What zxcvbn takes for disguised letters. Words are disguised with a few; under many the search takes seconds. */
  private static final String DISGUISES = "4@8({[<369!1|70$5+%2";
  private static final int MOST_DISGUISES = 8;
  private static final int SHORTEST_HINT = 3;
  /** What there must be in a password beside what is known of the person. */
  private static final int SHORTEST_REST = 6;
  /** Of digits alone: shorter ones are dates, telephone and card numbers, or runs that go round. */
  private static final int SHORTEST_NUMBER = 20;

  /** What stands between the parts of an address or a name: nothing, or less and less that belongs to a part. */
  private static final List<String> PARTS = List.of("$", "[@\\s]+", "[^\\p{L}\\p{N}]+");

  private final Zxcvbn guesses = new Zxcvbn();

  /**
   * @param password as it was typed; nothing is taken off
   * @param about    what a guesser knows of the person: user name, company, e-mail; nulls are left out
   * @return why it is refused, or empty for a password that is strong enough
   */
  public Optional<PasswordFlaw> flaw(String password, List<String> about) {
    if (password.length() < SHORTEST) {
      return Optional.of(PasswordFlaw.TOO_SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(PasswordFlaw.TOO_LONG);
    }
    List<String> hints = hints(about);
    if (beside(hints, password) < SHORTEST_REST) {
      return Optional.of(PasswordFlaw.PERSONAL);
    }
    if (password.length() < SHORTEST_NUMBER && password.chars().allMatch(Character::isDigit)) {
      return Optional.of(PasswordFlaw.GUESSABLE);
    }
    Strength strength = guesses.measure(measured(password), hints);
    return strength.getScore() >= GOOD_SCORE ? Optional.empty() : Optional.of(reason(strength));
  }

  private static PasswordFlaw reason(Strength strength) {
    boolean personal = strength.getSequence().stream().anyMatch(match -> "user_inputs".equals(match.dictionaryName));
    if (personal) {
      return PasswordFlaw.PERSONAL;
    }
    return switch (Objects.requireNonNullElse(strength.getFeedback().withResourceBundle(CODES).getWarning(), "")) {
      case Feedback.DICTIONARY_WARNING_PASSWORDS_TOP10, Feedback.DICTIONARY_WARNING_PASSWORDS_TOP100,
          Feedback.DICTIONARY_WARNING_PASSWORDS_VERY_COMMON, Feedback.DICTIONARY_WARNING_PASSWORDS_SIMILAR ->
          PasswordFlaw.COMMON;
      case Feedback.DICTIONARY_WARNING_ENGLISH_WIKIPEDIA_ITSELF -> PasswordFlaw.WORD;
      case Feedback.DICTIONARY_WARNING_ETC_NAMES_THEMSELVES, Feedback.DICTIONARY_WARNING_ETC_NAMES_COMMON ->
          PasswordFlaw.NAME;
      case Feedback.SPATIAL_WARNING_STRAIGHT_ROWS_OF_KEYS, Feedback.SPATIAL_WARNING_SHORT_KEYBOARD_PATTERNS ->
          PasswordFlaw.KEYBOARD;
      case Feedback.REPEAT_WARNING_LIKE_AAA, Feedback.REPEAT_WARNING_LIKE_ABCABCABC -> PasswordFlaw.REPEATED;
      case Feedback.SEQUENCE_WARNING_LIKE_ABCOR6543 -> PasswordFlaw.SEQUENCE;
      case Feedback.REGEX_WARNING_RECENT_YEARS, Feedback.DATE_WARNING_DATES -> PasswordFlaw.DATE;
      default -> PasswordFlaw.GUESSABLE;
    };
  }

  private static String measured(String password) {
    String beginning = password.substring(0, Math.min(password.length(), MEASURED));
    if (beginning.chars().filter(letter -> DISGUISES.indexOf(letter) >= 0).distinct().count() <= MOST_DISGUISES) {
      return beginning;
    }
    // As many different signs as before, which disguise nothing and do not follow each other.
    StringBuilder plain = new StringBuilder(beginning.length());
    for (char letter : beginning.toCharArray()) {
      int sign = DISGUISES.indexOf(letter);
      plain.append(sign < 0 ? letter : (char) ('\u4e00' + 97 * sign));
    }
    return plain.toString();
  }

  /** Each of them, and its parts: a name in an address, a word in a company's name. */
  private static List<String> hints(List<String> about) {
    return about.stream().filter(Objects::nonNull)
        .flatMap(known -> PARTS.stream().flatMap(between -> Stream.of(known.split(between))))
        .filter(hint -> hint.length() >= SHORTEST_HINT).distinct().toList();
  }

  /** How many characters are left where nothing known stands. */
  private static int beside(List<String> hints, String password) {
    String rest = password.toLowerCase(Locale.ROOT);
    for (String hint : hints) {
      rest = rest.replace(hint.toLowerCase(Locale.ROOT), "");
    }
    return rest.length();
  }

  /** Gives each message's code instead of its English words. */
  private static final ResourceBundle CODES = new ResourceBundle() {

    @Override
    protected Object handleGetObject(String code) {
      return code;
    }

    @Override
    public boolean containsKey(String code) {
      return true;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.emptyEnumeration();
    }
  };
}
