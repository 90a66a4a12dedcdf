package dev.assent.engine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Says why a step failed without saying too much. What our own code throws are sentences made for people; what a
 * library throws may quote data, addresses or secrets, so only the kind of fault is told. All of it is in the server's
 * log.
 */
class FailureWords {

  private static final String CAUSED_BY = "Caused by: ";
  private static final String FRAME = "\tat ";
  private static final String OUR_FRAME = FRAME + "dev.assent.";
  private static final int LONGEST = 300;

  private FailureWords() { }

  /** @param stacktrace as the engine keeps it; may be null */
  static String of(String stacktrace) {
    if (stacktrace == null || stacktrace.isBlank()) {
      return "It failed without saying why.";
    }
    List<String> lines = stacktrace.lines().toList();
    int cause = IntStream.range(0, lines.size()).filter(line -> lines.get(line).startsWith(CAUSED_BY))
        .reduce(0, (before, last) -> last);
    String[] header = lines.get(cause).replaceFirst(CAUSED_BY, "").split(": ", 2);
    boolean ours = lines.stream().skip(cause).filter(line -> line.startsWith(FRAME)).findFirst()
        .filter(frame -> frame.startsWith(OUR_FRAME)).isPresent();
    if (ours && header.length == 2) {
      return header[1].length() > LONGEST ? header[1].substring(0, LONGEST) + "…" : header[1];
    }
    return "A fault of the kind " + header[0].substring(header[0].lastIndexOf('.') + 1)
        + "; the server's log says more.";
  }
}
