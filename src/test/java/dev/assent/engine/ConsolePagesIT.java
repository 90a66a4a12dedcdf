package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.Deputies;
import dev.assent.approval.Deputyship;
import dev.assent.approval.StaffGroup;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages on which managers set deputies and look after steps that have stopped. */
@ServerTest
class ConsolePagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String DEPUTIES = "/bank/deputies";
  private static final String INCIDENTS = "/bank/incidents";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private SignedInOrder process;
  @Autowired
  private ManagementService jobs;
  @Autowired
  private Deputies deputies;
  @Autowired
  private Incidents incidents;
  @Autowired
  private Notifications notifications;

  @AfterEach
  void the_core_bank_answers_and_nobody_is_away() {
    process.grantFails = false;
    deputies.current().forEach(deputyship -> deputies.end(deputyship.id(), "head"));
  }

  @Test
  void a_manager_sets_a_deputy_and_ends_it_and_both_are_recorded() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    assertThat(manager.post(DEPUTIES, DEPUTIES, deputy("reviewer", "approver", today(), today().plusDays(3)))
        .statusCode()).isEqualTo(302);
    Deputyship set = deputies.current().get(0);
    assertThat(set.deputy()).isEqualTo(StaffGroup.APPROVER);
    assertThat(manager.open(DEPUTIES).body()).contains("The deputy is set and recorded", "Holidays", "In force");
    assertThat(manager.post(DEPUTIES, DEPUTIES + "/" + set.id() + "/end", "").statusCode()).isEqualTo(302);

    assertThat(deputies.current()).isEmpty();
    assertThat(manager.open(DEPUTIES).body()).contains("ended early");
    assertThat(manager.open("/bank/audit").body()).contains("Deputy set", "Deputy ended");
  }

  @Test
  void a_manager_who_ends_a_deputyship_or_retries_a_step_second_reads_that_somebody_was_faster() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    assertThat(manager.post(DEPUTIES, DEPUTIES + "/" + UUID.randomUUID() + "/end", "").statusCode()).isEqualTo(302);
    assertThat(manager.open(DEPUTIES).body()).contains("Somebody was faster", "This deputyship has ended already");
    assertThat(manager.post(DEPUTIES, INCIDENTS + "/1/retry", "").statusCode()).isEqualTo(302);
    assertThat(manager.open(INCIDENTS).body()).contains("Somebody was faster", "This step is being tried again");
  }

  @Test
  void a_group_reads_what_it_was_told_and_no_other_group_does() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    StaffBrowser approver = browser(StaffGroup.APPROVER);
    notifications.markRead(Recipient.Kind.STAFF_GROUP, "manager");
    notifications.tell(Recipient.group("manager"),
        new Notice("incident", List.of("API access", "1a2b-told"), INCIDENTS));

    assertThat(manager.open("/bank").body()).contains("1 new notice");
    assertThat(manager.open("/bank/notices").body()).contains("A step has stopped: API access", "1a2b-told", ">New<",
        "href=\"/bank/incidents\"");
    assertThat(manager.open("/bank").body()).doesNotContain("new notice");
    assertThat(approver.open("/bank/notices").body()).contains("Notices").doesNotContain("1a2b-told");
  }

  @Test
  void what_is_wrong_with_a_deputy_is_said_at_the_field_and_the_input_is_kept() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    HttpResponse<String> answer = manager.post(DEPUTIES, DEPUTIES,
        "absent=reviewer&deputy=reviewer&from=yesterday&until=2020-01-01&reason=");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Choose another group than the absent one", "today or later",
        "not before the first", "Say why a deputy is needed", "value=\"yesterday\"");
    assertThat(manager.post(DEPUTIES, DEPUTIES, "absent=reviewer&deputy=approver&reason=%E2%80%8B").body())
        .contains("Say why a deputy is needed");
    assertThat(manager.post(DEPUTIES, DEPUTIES, "absent=reviewer&deputy=approver&reason=away%E2%80%AE").body())
        .contains("invisible characters");
    assertThat(deputies.current()).isEmpty();
  }

  @Test
  void these_pages_are_the_managers_alone() {
    StaffBrowser approver = browser(StaffGroup.APPROVER);

    assertThat(approver.open(DEPUTIES).statusCode()).isEqualTo(403);
    assertThat(approver.open(INCIDENTS).statusCode()).isEqualTo(403);
    assertThat(approver.post("/bank", DEPUTIES, deputy("reviewer", "approver", today(), today())).statusCode())
        .isEqualTo(403);
    assertThat(approver.post("/bank", INCIDENTS + "/1/retry", "").statusCode()).isEqualTo(403);
    assertThat(deputies.current()).isEmpty();
  }

  @Test
  void a_manager_sees_what_has_stopped_and_lets_it_be_tried_again() {
    String request = stopped();
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    assertThat(manager.open("/bank").body()).contains("stopped").contains(INCIDENTS);
    String page = manager.open(INCIDENTS).body();
    assertThat(page).contains(request, "Grant what was asked", "The core bank does not answer for " + request)
        .doesNotContain("IllegalStateException").doesNotContain("\tat ");
    String id = incidents.open().stream().filter(step -> step.requestId().equals(request)).findFirst().orElseThrow()
        .id();
    assertThat(manager.post(INCIDENTS, INCIDENTS + "/" + id + "/retry", "").statusCode()).isEqualTo(302);
    assertThat(manager.open("/bank/audit").body()).contains("Failed step tried again");
    assertThat(manager.open(INCIDENTS).body()).contains("It is tried again now");
    assertThat(manager.post(DEPUTIES, INCIDENTS + "/" + id + "/retry", "").statusCode()).isEqualTo(302);
    assertThat(manager.open(INCIDENTS).body()).contains("Somebody was faster");
    process.grantFails = false;
    jobs.executeJob(id);

    assertThat(process.isOver(request)).isTrue();
    assertThat(manager.open(INCIDENTS).body()).doesNotContain(request);
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    stopped();
    String manager = person(StaffGroup.MANAGER);
    browser(StaffGroup.MANAGER).post(DEPUTIES, DEPUTIES,
        deputy("reviewer", "approver", today(), today().plusDays(3)));
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(manager);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String path : new String[] {DEPUTIES, INCIDENTS, "/bank"}) {
        for (String language : new String[] {"en", "zh-TW"}) {
          page.navigate("http://localhost:" + port + path + "?lang=" + language);
          assertThat(Accessibility.violations(page)).as(path + language).isEmpty();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + language).isEqualTo(360);
          page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures/console"
              + path.replace('/', '-') + "-" + language + ".png")));
        }
      }
    }
  }

  private String stopped() {
    String request = process.start("reviewer", 3);
    process.approve(request, "rita", "reviewer");
    process.grantFails = true;
    String job = process.jobsOf(request).get(0).getId();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> jobs.executeJob(job)).hasStackTraceContaining("does not answer");
    }
    return request;
  }

  private StaffBrowser browser(StaffGroup group) {
    return StaffBrowser.loggedIn(port, person(group), PASSWORD);
  }

  private String person(StaffGroup group) {
    String name = "clerk" + PEOPLE.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(group));
    return name;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Taipei"));
  }

  private static String deputy(String absent, String deputy, LocalDate from, LocalDate until) {
    return "absent=" + absent + "&deputy=" + deputy + "&from=" + from + "&until=" + until + "&reason=Holidays";
  }
}
