package dev.assent;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, driven by Playwright: one process that the tests of a JVM share, each with windows of its
 * own, which end with {@link #close()}.
 */
public final class Chromium implements AutoCloseable {

  /** The first is the same engine without the windows around it, which take most of the work. */
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  public Browser browser() {
    return Process.RUNNING;
  }

  /** Where Chromium is, if it is. */
  public static Optional<Path> path() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, name)))
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

  @Override
  public void close() {
    List.copyOf(browser().contexts()).forEach(BrowserContext::close);
  }

  /** Started by the first test that asks for it. Ends with the JVM, whose pipe it reads. */
  private static final class Process {

    static final Browser RUNNING = Playwright
        .create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        .chromium().launch(new LaunchOptions().setExecutablePath(path().orElseThrow())
            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }
}
