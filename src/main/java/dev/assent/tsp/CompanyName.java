package dev.assent.tsp;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names are one company's to a reader, though they are written differently. */
final class CompanyName {

  /** What the column takes. Only a name of signs that stand for whole words each is longer. */
  private static final int LONGEST = 400;
  /** Spaces, signs and accents: nobody tells two companies by them. */
  private static final Pattern OVERLOOKED =
      Pattern.compile("[\\s\\p{Z}\\p{C}\\p{P}\\p{InCombiningDiacriticalMarks}]+");

  private CompanyName() { }

  /** The same for names that differ in width, case, accents, punctuation and spaces alone. */
  static String key(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
    // Upper case first: some letters are one only there.
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String read = OVERLOOKED.matcher(folded).replaceAll("");
    String key = Normalizer.normalize(read.isEmpty() ? folded : read, Normalizer.Form.NFC);
    return key.substring(0, Math.min(key.length(), LONGEST));
  }
}
