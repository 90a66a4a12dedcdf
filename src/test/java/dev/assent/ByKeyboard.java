package dev.assent;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;

/**
 * Somebody who has a keyboard and no mouse: Tab, Space, Enter and what they type. Each stop on the way shows that it
 * has the focus, and follows the one before on the page.
 */
public final class ByKeyboard {

  private static final int MOST_STOPS = 80;

  /** What of the element that has the focus can be seen, and where it lies from the one before. */
  private static final String STOP = """
      (stop, before) => {
        const shows = element => {
          const style = element && getComputedStyle(element);
          return !!style && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
            || style.boxShadow !== 'none');
        };
        const here = stop.getBoundingClientRect();
        const there = before && before.isConnected && before !== document.body ? before.getBoundingClientRect() : null;
        return {
          outside: stop === document.body || stop === document.documentElement,
          name: stop.outerHTML.slice(0, 120),
          shows: shows(stop) || shows(stop.closest('label')),
          visible: here.width > 0 && here.height > 0 && here.bottom > 0 && here.top < innerHeight && here.right > 0
            && here.left < innerWidth,
          natural: stop.tabIndex === 0,
          follows: !there || !!(before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING),
          below: !there || here.bottom > there.top || here.left > there.left
        };
      }""";

  private final Page page;
  private JSHandle before;

  public ByKeyboard(Page page) {
    this.page = page;
  }

  public void type(String label, String text) {
    reach(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    page.keyboard().type(text);
  }

  /** Ticks a box, or unticks it. */
  public void tick(Locator box) {
    boolean ticked = box.isChecked();
    reach(box);
    page.keyboard().press("Space");
    assertThat(box).isChecked(new IsCheckedOptions()
        .setChecked(!ticked));
  }

  public void press(String button) {
    enter(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
  }

  public void follow(String link) {
    enter(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).first());
  }

  /** Presses Enter on it, which leads to another page. */
  public void enter(Locator goal) {
    reach(goal);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    before = null;
  }

  private void reach(Locator goal) {
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      page.keyboard().press("Tab");
      JSHandle stop = page.evaluateHandle("document.activeElement");
      Map<?, ?> seen = (Map<?, ?>) stop.evaluate(STOP, before);
      boolean outside = Boolean.TRUE.equals(seen.get("outside"));
      if (!outside) {
        assertThat(seen.get("shows")).as("shows its focus: %s", seen).isEqualTo(true);
        assertThat(seen.get("visible")).as("is seen: %s", seen).isEqualTo(true);
        assertThat(seen.get("natural")).as("is where the page has it: %s", seen).isEqualTo(true);
        assertThat(seen.get("follows")).as("follows in the page: %s", seen).isEqualTo(true);
        assertThat(seen.get("below")).as("follows to the eye: %s", seen).isEqualTo(true);
      }
      before = outside ? null : stop;
      if ((boolean) goal.evaluate("goal => goal === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + goal + " in " + page.url());
  }
}
