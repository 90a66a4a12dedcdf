package dev.assent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table, in Markdown. */
final class Table {

  private static final String HEAD = """
      | case | connections | per second | p50 ms | p99 ms | CPU µs per call: gateway, database | compared | at least | verdict |
      |---|---|---|---|---|---|---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();
  private int missed;

  /** A baseline, which nothing is asked of. */
  void baseline(String name, int connections, Sample sample) {
    row(name, String.valueOf(connections), figures(sample), "", "", "");
  }

  /** @param baseline what {@code ratio} is a ratio to */
  void ratio(String name, int connections, Sample sample, String baseline, double ratio, double bar) {
    row(name, String.valueOf(connections), figures(sample), format("%.2f × %s", ratio, baseline),
        format("%.2f", bar), verdict(ratio >= bar));
  }

  /** @param bar how many in a second */
  void atLeast(String name, int connections, Sample sample, String compared, double bar) {
    row(name, String.valueOf(connections), figures(sample), compared, format("%.0f/s", bar),
        verdict(sample.throughput() >= bar));
  }

  void limit(String name, String connections, String measured, String bar, boolean kept) {
    row(name, connections, " | | | ", measured, bar, verdict(kept));
  }

  private String verdict(boolean passed) {
    missed += passed ? 0 : 1;
    return passed ? "pass" : "**missed**";
  }

  private static String figures(Sample sample) {
    return format("%.0f | %.2f | %.2f | %.0f, %.0f", sample.throughput(), sample.p50() / 1_000, sample.p99() / 1_000,
        sample.cpu(), sample.database());
  }

  private void row(String name, String connections, String figures, String compared, String bar, String verdict) {
    rows.add("| " + String.join(" | ", name, connections, figures, compared, bar, verdict) + " |");
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** @param about a paragraph before the table: machine, commit, settings */
  String write(Path file, String about) {
    String text = about + "\n\n" + HEAD + String.join("\n", rows) + "\n\n"
        + (missed == 0 ? "Every bar is reached.\n" : missed + " of the bars are missed.\n");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return text;
  }
}
