package dev.assent;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe says of a page. */
public final class Accessibility {

  private Accessibility() { }

  /**
   * The rules that the page breaks. In one run inside the page, as none of ours has frames: the usual way opens a
   * window more to put the frames' results together, which takes most of the time.
   */
  public static List<Rule> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options).analyze().getViolations();
  }
}
