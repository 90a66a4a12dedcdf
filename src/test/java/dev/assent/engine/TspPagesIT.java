package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.client.ClientStatus;
import dev.assent.client.Clients;
import dev.assent.onboarding.Certifications;
import dev.assent.onboarding.Offboardings;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages on which managers find TSPs and end their access. */
@ServerTest
class TspPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String LIST = "/bank/tsps";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort int port;
  @Autowired StaffDirectory directory;
  @Autowired RepositoryService repository;
  @Autowired Certifications certifications;
  @Autowired Offboardings offboardings;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired JdbcClient jdbc;

  private final String name = "leaver" + NUMBER.incrementAndGet();
  private UUID tsp;

  @BeforeEach
  void an_active_tsp() throws IOException {
    repository.createDeployment().enableDuplicateFiltering(true).name("off-boarding")
        .addString("tsp-offboarding.bpmn", Files.readString(Path.of("processes/tsp-offboarding.bpmn")))
        .addString("tsp-destruction-confirmation.form",
            Files.readString(Path.of("forms/tsp-destruction-confirmation.form")))
        .addString("tsp-certification.bpmn", Files.readString(Path.of("processes/tsp-certification.bpmn")))
        .addString("tsp-certification-review.form",
            Files.readString(Path.of("forms/tsp-certification-review.form"))).deploy();
    tsp = tsp(name);
    clients.register(name, tsp, "Leaver", List.of("https://leaver.example/back"));
    certifications.begin(tsp);
  }

  @Test
  void a_manager_finds_a_tsp_page_by_page_and_reads_how_it_stands() {
    for (int one = 0; one < 21; one++) {
      tsp(name + "-" + one);
    }
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    assertThat(manager.open(LIST + "?q=" + name.toUpperCase()).body()).contains("1 to 20 of 22", "page=2");
    assertThat(manager.open(LIST + "?q=" + name + "&page=2").body()).contains("21 to 22 of 22");
    assertThat(manager.open(LIST + "?q=no%25body").body()).contains("No TSP found");
    assertThat(manager.open(LIST + "/" + tsp).body()).contains("Company " + name, "N" + name, "mei@leaver.example",
        "/bank/clients/" + name + "/security", "Begin off-boarding", "Validity of the approval", "chip--good\">Valid<");
    assertThat(manager.open(LIST + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_manager_begins_the_off_boarding_after_one_question_with_a_reason() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    String page = LIST + "/" + tsp + "/off-boarding";
    assertThat(manager.open(page).body()).contains("End the access of Company " + name, "suspended at once");

    assertThat(manager.post(page, page, "reason=+").statusCode()).isEqualTo(422);
    assertThat(offboardings.ofTsp(tsp)).isEmpty();
    assertThat(manager.post(page, page, "reason=It+ends").statusCode()).isEqualTo(302);

    assertThat(offboardings.ofTsp(tsp)).isPresent();
    assertThat(clients.get(name).status()).isEqualTo(ClientStatus.SUSPENDED);
    assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.OFFBOARDING);
    assertThat(manager.open(LIST + "/" + tsp).body()).contains("The off-boarding has begun", "It ends", "Leaves")
        .doesNotContain("Begin off-boarding");
    assertThat(manager.open("/bank/audit").body()).contains("Off-boarding begun");
    assertThat(manager.post(page, page, "reason=Again").statusCode()).isEqualTo(302);
    assertThat(manager.open(LIST + "/" + tsp).body()).contains("Nothing was changed", "It ends");
  }

  @Test
  void a_manager_has_a_refused_tsp_reviewed_again() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    String page = LIST + "/" + tsp;
    assertThat(manager.open(page).body()).doesNotContain("Review again");
    assertThat(manager.post(page + "/off-boarding", page + "/review", "").statusCode()).isEqualTo(302);
    assertThat(manager.open(page).body()).contains("Nothing was changed");
    jdbc.sql("update certification set status = 'REFUSED', reason = 'No auditor' where tsp_id = ?").param(tsp).update();
    assertThat(manager.open(page).body()).contains("Review again", "No auditor");

    assertThat(manager.post(page, page + "/review", "").statusCode()).isEqualTo(302);

    assertThat(manager.open(page).body()).contains("Another review has begun", "Lapsed, clients suspended")
        .doesNotContain(">Review again<");
    assertThat(manager.open("/bank/audit").body()).contains("Another review of an approval asked for");
    assertThat(clients.get(name).status()).isEqualTo(ClientStatus.SUSPENDED);
    assertThat(browser(StaffGroup.APPROVER).post("/bank", page + "/review", "").statusCode()).isEqualTo(403);
  }

  @Test
  void these_pages_are_the_managers_alone() {
    StaffBrowser approver = browser(StaffGroup.APPROVER);

    assertThat(approver.open(LIST).statusCode()).isEqualTo(403);
    assertThat(approver.open(LIST + "/" + tsp).statusCode()).isEqualTo(403);
    assertThat(approver.post("/bank", LIST + "/" + tsp + "/off-boarding", "reason=It+ends").statusCode())
        .isEqualTo(403);
    assertThat(offboardings.ofTsp(tsp)).isEmpty();
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    String manager = person(StaffGroup.MANAGER);
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(manager);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String path : new String[] {LIST, LIST + "/" + tsp + "/off-boarding", LIST + "/" + tsp}) {
        checked(page, path);
      }
      offboardings.begin(tsp, "manager", "It ends", false);
      checked(page, LIST + "/" + tsp);
    }
  }

  private void checked(Page page, String path) {
    for (String language : new String[] {"en", "zh-TW"}) {
      page.navigate("http://localhost:" + port + path + "?lang=" + language);
      assertThat(Accessibility.violations(page)).as(path + language).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + language).isEqualTo(360);
    }
  }

  private UUID tsp(String called) {
    Tsp applying = Tsp.applying("Company " + called, "N" + called, "Mei Lin", "mei@leaver.example", "1", Instant.now());
    tsps.register(applying, called, called + "@leaver.example", "a quiet green river", Locale.ENGLISH);
    tsps.activate(applying.id());
    return applying.id();
  }

  private StaffBrowser browser(StaffGroup group) {
    return StaffBrowser.loggedIn(port, person(group), PASSWORD);
  }

  private String person(StaffGroup group) {
    String staff = "tspclerk" + NUMBER.incrementAndGet();
    directory.add(staff, "Person", PASSWORD, Set.of(group));
    return staff;
  }
}
