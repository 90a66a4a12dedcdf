package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.audit.AuditEvent;
import dev.assent.audit.AuditTrail;
import dev.assent.customer.BankCustomers;
import dev.assent.customer.Customer;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A manager says whose consents the bank watches. */
@ServerTest
class WatchPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String HERE = "/bank/watched";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort int port;
  @Autowired StaffDirectory directory;
  @Autowired Tsps tsps;
  @Autowired BankCustomers customers;
  @Autowired AuditTrail trail;

  private final int number = NUMBER.incrementAndGet();
  private final String account = "900" + (100_000 + number);
  private final Customer steve = new Customer("watched-" + number, "Steve Lin");
  private final String manager = "watcher" + number;
  private Tsp tsp;

  @BeforeEach
  void a_manager_a_customer_and_a_tsp() {
    customers.add(steve, account, "steves-savings");
    directory.add(manager, "Manager", PASSWORD, Set.of(StaffGroup.MANAGER));
    String name = "watched" + number;
    tsp = Tsp.applying("Company " + name, "W" + number, "Mei", name + "@watch.example", "1", Instant.now());
    tsps.register(tsp, name, name + "@watch.example", "a quiet green river", Locale.ENGLISH);
    tsps.activate(tsp.id());
  }

  @Test
  void a_customer_is_watched_from_a_reason_on_and_until_a_manager_ends_it() {
    StaffBrowser browser = StaffBrowser.loggedIn(port, manager, PASSWORD);
    String form = HERE + "/customer";

    assertThat(browser.post(HERE, form, "number=1&customer-reason=Complaints").body())
        .contains("No customer has this account number");
    for (String none : List.of("+", "%E2%80%AEsuoiretsym", "two%0Alines", "x".repeat(401))) {
      assertThat(browser.post(HERE, form, "number=" + account + "&customer-reason=" + none).statusCode()).as(none)
          .isEqualTo(422);
    }
    assertThat(browser.post(HERE, form, "number=" + account + "&customer-reason=Complaints").statusCode())
        .isEqualTo(302);
    assertThat(browser.open(HERE).body()).contains("Watched from the next change on", steve.id(), "Complaints",
        manager);
    browser.post(HERE, form, "number=" + account + "&customer-reason=Again");
    assertThat(browser.open(HERE).body()).contains("This one is watched already").doesNotContain("Again");
    browser.post(HERE, HERE + "/end", "kind=CUSTOMER&subject=" + steve.id());
    assertThat(browser.open(HERE).body()).contains("Not watched any more")
        .doesNotContain(">" + steve.id() + "<");

    assertThat(trail.about(steve.id(), 9)).extracting(AuditEvent::action)
        .contains("consent-watch-begun", "consent-watch-ended", "customer-looked-up");
    assertThat(trail.about(steve.id(), 9)).extracting(AuditEvent::actor).containsOnly(manager);
  }

  @Test
  void an_active_tsp_is_watched_and_nothing_else() {
    StaffBrowser browser = StaffBrowser.loggedIn(port, manager, PASSWORD);
    String form = HERE + "/tsp";

    assertThat(browser.post(HERE, form, "tsp=0b6f2c5e-0000-4000-8000-000000000000&tsp-reason=Review").statusCode())
        .isEqualTo(422);
    assertThat(browser.post(HERE, form, "tsp-reason=Review").body()).contains("Choose one of the active TSPs");
    browser.post(HERE, form, "tsp=" + tsp.id() + "&tsp-reason=Review");

    assertThat(browser.open(HERE).body()).contains(tsp.companyName(), "Review");
    browser.post(HERE, HERE + "/end", "kind=TSP&subject=" + tsp.id());
  }

  @Test
  void these_pages_are_the_managers_alone() {
    for (StaffGroup group : Set.of(StaffGroup.REVIEWER, StaffGroup.APPROVER, StaffGroup.CARE)) {
      String name = manager + group.id();
      directory.add(name, "Person", PASSWORD, Set.of(group));
      StaffBrowser person = StaffBrowser.loggedIn(port, name, PASSWORD);
      assertThat(person.open(HERE).statusCode()).as(name).isEqualTo(403);
      assertThat(person.post("/bank", HERE + "/customer", "number=" + account + "&customer-reason=Mine").statusCode())
          .as(name).isEqualTo(403);
    }
    assertThat(StaffBrowser.loggedIn(port, manager, PASSWORD).open(HERE).body()).doesNotContain(steve.id());
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_page_is_accessible_and_as_wide_as_a_phone_in_both_languages() {
    StaffBrowser.loggedIn(port, manager, PASSWORD)
        .post(HERE, HERE + "/customer", "number=" + account + "&customer-reason=Complaints");
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(manager);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String language : new String[] {"en", "zh-TW"}) {
        page.navigate("http://localhost:" + port + HERE + "?lang=" + language);
        assertThat(Accessibility.violations(page)).as(language).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(360);
        assertThat(page.locator("main").innerText()).as(language).doesNotContain("??");
      }
    }
  }
}
