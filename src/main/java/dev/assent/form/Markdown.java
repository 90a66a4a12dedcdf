package dev.assent.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little Markdown of a form's texts: headings, paragraphs, lists with {@code -}, bold, and {@code {{name}}}. It is
 * taken apart before the values come in, so a value is never read as Markdown, whatever it holds.
 */
public final class Markdown {

  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z]\\w*)\\s*}}");

  private Markdown() {
  }

  /**
   * @param tag the HTML element: {@code h2} to {@code h6}, {@code p} or {@code ul}
   * @param lines of a paragraph, or items of a list; a heading has one
   */
  public record Block(String tag, List<Line> lines) {
  }

  public record Line(List<Span> spans) {
  }

  public record Span(String text, boolean bold) {
  }

  /** What a text holds that would look different here and in Tasklist; empty if all is well. */
  static Optional<String> unsupported(String markdown) {
    String literal = PLACEHOLDER.matcher(markdown).replaceAll("");
    if (markdown.startsWith("=") || literal.contains("{{") || literal.contains("}}")) {
      return Optional.of("an expression other than {{name}}");
    }
    if (literal.contains("<")) {
      return Optional.of("HTML");
    }
    return literal.contains("](") ? Optional.of("a link or a picture") : Optional.empty();
  }

  static List<Block> read(String markdown, FormData data) {
    List<Block> blocks = new ArrayList<>();
    for (String part : markdown.strip().split("\\n\\s*\\n")) {
      Matcher heading = HEADING.matcher(part.strip());
      List<String> lines = part.lines().map(String::strip).toList();
      if (heading.matches()) {
        // A page has one h1, and it is not the form's.
        int level = Math.max(2, heading.group(1).length());
        blocks.add(new Block("h" + level, List.of(line(heading.group(2), data))));
      } else if (lines.stream().allMatch(line -> line.startsWith("- "))) {
        blocks.add(new Block("ul", lines.stream().map(line -> line(line.substring(2), data)).toList()));
      } else {
        blocks.add(new Block("p", lines.stream().map(line -> line(line, data)).toList()));
      }
    }
    return blocks;
  }

  private static Line line(String text, FormData data) {
    List<Span> spans = new ArrayList<>();
    Matcher bold = BOLD.matcher(text);
    int end = 0;
    while (bold.find()) {
      add(spans, text.substring(end, bold.start()), false, data);
      add(spans, bold.group(1), true, data);
      end = bold.end();
    }
    add(spans, text.substring(end), false, data);
    return new Line(spans);
  }

  private static void add(List<Span> spans, String text, boolean bold, FormData data) {
    if (!text.isEmpty()) {
      String filled = PLACEHOLDER.matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement(data.text(found.group(1))));
      spans.add(new Span(filled, bold));
    }
  }
}
