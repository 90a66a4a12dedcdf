package dev.assent.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.assent.approval.StaffGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist as a reviewer of the bank sees and uses it. */
@ServerTest
class TasklistBrowserIT {

  /** Tasklist is large, and a build machine slow. */
  private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private TwoLevels process;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;

  @Test
  void a_reviewer_sees_the_bank_is_told_why_not_decides_and_logs_out() {
    tasks.createTaskQuery().list().forEach(old -> runtime.deleteProcessInstance(old.getProcessInstanceId(), "old"));
    directory.add("rita", "Rita Reviewer", "correct horse", Set.of(StaffGroup.REVIEWER));
    String request = process.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
      page.setDefaultTimeout(PATIENCE);

      page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
      page.getByLabel("Staff name").fill("rita");
      page.getByLabel("Password").fill("correct horse");
      page.locator("main button").click();
      assertThat(page.locator(".navbar-brand")).containsText("TPI Bank Tasklist");
      assertThat(page.locator(".ce-eol-banner")).not().isVisible();
      assertThat(page.getByText("Start process")).not().isVisible();

      page.locator("li.task").first().click();
      assertThat(page.getByText(TwoLevels.FACT + " wants to register")).isVisible();
      picture(page, "tasklist-task");
      page.locator("button.claim").click();
      page.getByText("Reject", new Page.GetByTextOptions().setExact(true)).click();
      complete(page);
      assertThat(page.locator(".page-notifications"))
          .containsText("Give a reason: the applicant sees it and needs to know what to do.");
      picture(page, "tasklist-refused");
      page.getByText("Approve", new Page.GetByTextOptions().setExact(true)).click();
      page.waitForResponse(answer -> answer.url().endsWith("/submit-form") && answer.status() == 204,
          () -> complete(page));
      assertThat(process.taskOf(request).getTaskDefinitionKey()).isEqualTo("second");

      page.locator(".account .dropdown-toggle").click();
      page.locator(".account .logout a").click();
      page.waitForURL("**/bank/login**");
    }
  }

  private static void complete(Page page) {
    page.locator(".form-actions .btn-primary").click();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + ".png")));
  }
}
