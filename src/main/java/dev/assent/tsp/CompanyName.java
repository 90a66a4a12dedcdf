package dev.assent.tsp;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names are one company's to a reader, though they are written differently. */
final class CompanyName {

  /** What the column takes. Only a name of signs that stand for whole words each is longer. */
  private static final int LONGEST = 400;
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

  private CompanyName() { }

  /** The same for names that differ in width, case and spaces alone. */
  static String key(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
    // Upper case first: some letters are one only there.
    String key = UNSEEN.matcher(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)).replaceAll("");
    return key.substring(0, Math.min(key.length(), LONGEST));
  }
}
