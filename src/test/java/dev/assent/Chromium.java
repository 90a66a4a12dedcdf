package dev.assent;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright. Close it, and both end. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright =
      Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;

  public Chromium() {
    browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(path().orElseThrow())
        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /** Where Chromium is, if it is. */
  public static Optional<Path> path() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Whether browser tests run: where Chromium is found, and always in continuous integration, which has to have it.
   * For {@code @EnabledIf}.
   */
  public static boolean isWanted() {
    return path().isPresent() || "true".equals(System.getenv("CI"));
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
