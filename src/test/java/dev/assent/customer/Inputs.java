package dev.assent.customer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.ResultActions;

/** The input fields of a page, as its HTML has them. */
final class Inputs {

  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

  private Inputs() { }

  /** Values of the fields with this name. */
  static List<String> of(ResultActions page, String name) throws Exception {
    return values(page, "<input[^>]*name=\"" + name + "\"[^>]*>");
  }

  /** Values of those that are ticked. */
  static List<String> checked(ResultActions page, String name) throws Exception {
    return values(page, "<input[^>]*name=\"" + name + "\"[^>]*checked[^>]*>");
  }

  private static List<String> values(ResultActions page, String tag) throws Exception {
    String html = page.andReturn().getResponse().getContentAsString();
    return Pattern.compile(tag).matcher(html).results().map(MatchResult::group)
        .map(input -> VALUE.matcher(input).results().findFirst().orElseThrow().group(1)).toList();
  }
}
