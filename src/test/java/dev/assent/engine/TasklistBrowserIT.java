package dev.assent.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import java.nio.file.Path;
import java.time.Duration;
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
    String request = onlyRequest();
    directory.add("rita", "Rita Reviewer", "correct horse", Set.of(StaffGroup.REVIEWER));
    try (Chromium chromium = new Chromium()) {
      Page page = tasklist(chromium, "rita");
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

  @Test
  void a_reviewer_sets_a_follow_up_date_reads_who_did_what_and_sees_the_task_in_the_diagram() {
    String request = onlyRequest();
    directory.add("renate", "Renate Reviewer", "correct horse", Set.of(StaffGroup.REVIEWER));
    try (Chromium chromium = new Chromium()) {
      Page page = tasklist(chromium, "renate");
      page.locator("li.task").first().click();
      page.locator("button.claim").click();
      assertThat(page.locator("button.claim")).not().isVisible();

      page.locator(".times .followup-date").click();
      picture(page, "tasklist-follow-up-field");
      saved(page, () -> page.locator(".cam-widget-inline-field.btn-group .glyphicon-ok").click());
      assertThat(process.taskOf(request).getFollowUpDate()).isNotNull();

      page.locator(".tabbed-content .nav-tabs").getByText("History").click();
      assertThat(page.locator(".history-pane")).containsText("renate");
      picture(page, "tasklist-history");
      page.locator(".tabbed-content .nav-tabs").getByText("Diagram").click();
      assertThat(page.locator(".djs-element.highlight[data-element-id=first]")).isVisible();
      picture(page, "tasklist-diagram");
      saved(page, () -> page.locator(".reset-follow-up-date").click());
      assertThat(process.taskOf(request).getFollowUpDate()).isNull();
    }
  }

  private String onlyRequest() {
    tasks.createTaskQuery().list().forEach(old -> runtime.deleteProcessInstance(old.getProcessInstanceId(), "old"));
    return process.start();
  }

  private Page tasklist(Chromium chromium, String name) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
    page.setDefaultTimeout(PATIENCE);
    page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
    page.getByLabel("Staff name").fill(name);
    page.getByLabel("Password").fill("correct horse");
    page.locator("main button").click();
    return page;
  }

  private static void saved(Page page, Runnable click) {
    Response answer = page.waitForResponse(one -> one.request().method().equals("PUT"), click);
    assertThat(answer.status()).as(answer.request().postData()).isEqualTo(204);
  }

  private static void complete(Page page) {
    page.locator(".form-actions .btn-primary").click();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + ".png")));
  }
}
