package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages as a person sees them: every part in every accent, by day and by night, on a phone and on a desk. */
@WebTest
@EnabledIf("dev.assent.Chromium#isWanted")
class PagesIT {

  private static Chromium chromium;

  @LocalServerPort
  private int port;

  @BeforeAll
  static void start_chromium() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop_chromium() {
    chromium.close();
  }

  static Stream<Arguments> views() {
    return Stream.of("/", "/problems", "/nowhere", "/north/login?error", "/gallery/portal", "/gallery/bank",
            "/gallery/customer", "/gallery/enjoy-life")
        .flatMap(path -> Stream.of(
            Arguments.of(path, ColorScheme.LIGHT, 320), Arguments.of(path, ColorScheme.DARK, 1366)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_page_is_accessible_and_as_wide_as_its_window(String path, ColorScheme scheme, int width) {
    try (BrowserContext window = window(scheme, width)) {
      Page page = open(window, path);

      assertThat(Accessibility.violations(page)).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }

  @Test
  void a_page_runs_into_no_rule_of_its_own_content_security_policy() {
    try (BrowserContext window = window(ColorScheme.LIGHT, 1366)) {
      List<String> complaints = new ArrayList<>();
      window.onConsoleMessage(message -> complaints.add(message.text()));
      Page page = open(window, "/gallery/portal");
      page.getByText("Create an Account").click();

      assertThat(page.locator(".error-summary a").innerText()).isEqualTo("Enter the organisation's name");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void the_error_summary_leads_to_its_field() {
    try (BrowserContext window = window(ColorScheme.LIGHT, 390)) {
      Page page = open(window, "/gallery/customer");
      page.getByText("Create an Account").click();

      page.locator(".error-summary:focus").waitFor();
      page.locator(".error-summary a").click();

      page.locator("#name:focus").waitFor();
      assertThat(page.locator("#name").getAttribute("aria-describedby")).isEqualTo("name-hint name-error");
    }
  }

  @Test
  void a_sample_can_be_copied() {
    try (BrowserContext window = window(ColorScheme.LIGHT, 1366)) {
      window.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = open(window, "/gallery/portal");

      page.locator("[data-copy='#cid']").click();

      page.getByText("Copied").waitFor();
      assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("tsp2");
    }
  }

  private Page open(BrowserContext window, String path) {
    Page page = window.newPage();
    page.navigate("http://localhost:" + port + path);
    return page;
  }

  private static BrowserContext window(ColorScheme scheme, int width) {
    return chromium.browser().newContext(
        new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900).setLocale("en-GB"));
  }
}
