package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.audit.AuditEvent;
import dev.assent.audit.AuditTrail;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.Clients;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.OnRequest;
import dev.assent.customer.BankCustomers;
import dev.assent.customer.Customer;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages on which customer care serves a customer who calls. */
@ServerTest
class CarePagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String CARE = "/bank/customers";
  private static final Set<String> ITEMS = Set.of("demandDeposit", "creditCards");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort int port;
  @Autowired StaffDirectory directory;
  @Autowired RepositoryService repository;
  @Autowired HistoryService engineHistory;
  @Autowired ApiCatalog catalog;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired BankCustomers customers;
  @Autowired ConsentChanges changes;
  @Autowired Consents consents;
  @Autowired AuditTrail trail;

  private final int number = NUMBER.incrementAndGet();
  private final String account = "800" + (100_000 + number);
  private final Customer steve = new Customer("cared-" + number, "Steve Lin");
  private final String client = "carer" + number;
  private final String officer = "careclerk" + number;

  @BeforeEach
  void a_customer_who_shares_two_items() throws IOException {
    repository.createDeployment().enableDuplicateFiltering(true).name("consent-change")
        .addString("consent-change.bpmn", Files.readString(Path.of("processes/consent-change.bpmn")))
        .addString("consent-change-review.dmn", Files.readString(Path.of("processes/consent-change-review.dmn")))
        .addString("consent-change-review.form", Files.readString(Path.of("forms/consent-change-review.form")))
        .deploy();
    catalog.publish(new AuthorizationItem("demandDeposit", "DemandDeposit", "活期存款", "", "", false), 1);
    catalog.publish(new AuthorizationItem("creditCards", "CreditCards", "信用卡", "", "", false), 3);
    Tsp tsp = Tsp.applying("Company " + client, "C" + client, "Mei", client + "@care.example", "1", Instant.now());
    tsps.register(tsp, client, client + "@care.example", "a quiet green river", Locale.ENGLISH);
    tsps.activate(tsp.id());
    clients.register(client, tsp.id(), "Carer", List.of("https://care.example/back"));
    customers.add(steve, account, "steves-savings");
    changes.change(new ChangeConsent(steve.id(), client, ITEMS, ITEMS,
        new ConsentTerms("2026-11", Instant.now().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
    directory.add(officer, "Officer", PASSWORD, Set.of(StaffGroup.CARE));
  }

  @Test
  void an_officer_reads_what_a_customer_shares_and_each_look_up_is_on_record() {
    StaffBrowser care = browser();

    String page = lookUp(care, account);
    assertThat(page).doesNotContain(steve.id()).doesNotContain(account);
    assertThat(care.open(page).body()).contains("Steve Lin", "Carer", "Company " + client, "DemandDeposit, CreditCards",
        "None yet");
    assertThat(care.open(page + "/with/" + client).body()).contains("Now shared: DemandDeposit, CreditCards",
        "by the customer, coming from Carer", "Nothing in the last three months");
    assertThat(care.open(page + "/with/somebody").statusCode()).isEqualTo(404);

    AuditEvent line = trail.about(steve.id(), 1).get(0);
    assertThat(line.actor()).isEqualTo(officer);
    assertThat(line.action()).isEqualTo("customer-looked-up");
    assertThat(line.detail()).endsWith(account.substring(account.length() - 3)).doesNotContain(account);
  }

  @Test
  void only_the_whole_number_finds_a_customer_and_looking_for_nobody_is_on_record_too() {
    StaffBrowser care = browser();

    for (String part : List.of(account.substring(1), account.substring(0, 8), "%25", steve.id(), "Steve+Lin")) {
      HttpResponse<String> answer = care.post(CARE, CARE, "number=" + part);
      assertThat(answer.statusCode()).as(part).isEqualTo(422);
      assertThat(answer.body()).contains("No customer has this account number");
    }
    assertThat(care.post(CARE, CARE, "number=+").body()).contains("Enter the customer&#39;s account number");

    assertThat(trail.about("nobody", 100)).filteredOn(line -> line.actor().equals(officer)).hasSize(5);
  }

  @Test
  void an_officer_stops_everything_with_a_tsp_for_a_reason_that_the_customer_reads() {
    StaffBrowser care = browser();
    String page = lookUp(care, account) + "/with/" + client;

    assertThat(care.post(page, page, "reason=+").body()).contains("Say why the customer asks for this");
    assertThat(care.post(page, page, "reason=%E2%80%AEtricky").body()).contains("invisible characters");
    assertThat(care.post(page, page, "reason=" + "a".repeat(401)).statusCode()).isEqualTo(422);
    assertThat(shared()).isEqualTo(ITEMS);
    assertThat(care.post(page, page, "reason=The+phone+is+lost").statusCode()).isEqualTo(302);

    assertThat(shared()).isEmpty();
    ConsentChange change = changes.of(steve.id(), client).get(0);
    assertThat(change.channel()).isEqualTo(Channel.CUSTOMER_CARE);
    assertThat(change.onRequest()).isEqualTo(new OnRequest(officer, "The phone is lost"));
    assertThat(engineHistory.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change.id().toString())
        .finished().count()).isEqualTo(1);
    assertThat(care.open(page).body()).contains("Stopped. It is in force now",
        "by customer care, because the customer asked", "The phone is lost").doesNotContain("id=\"stop\"");
    AuditEvent line = trail.about(change.id().toString(), 2).stream()
        .filter(said -> said.action().equals("consent-change-recorded")).findFirst().orElseThrow();
    assertThat(line.actor()).isEqualTo(officer);
    assertThat(line.detail()).contains("for customer " + steve.id()).endsWith("because: The phone is lost");
  }

  @Test
  void what_is_not_shared_any_more_is_left_as_it_is() {
    StaffBrowser care = browser();
    String page = lookUp(care, account) + "/with/" + client;
    changes.withdrawAll(steve.id(), client);

    assertThat(care.post(page, page, "reason=Again").statusCode()).isEqualTo(302);

    assertThat(care.open(page).body()).contains("Nothing was shared any more");
    assertThat(changes.of(steve.id(), client).get(0).channel()).isEqualTo(Channel.BANK_DASHBOARD);
  }

  @Test
  void whom_an_officer_has_not_looked_up_stays_closed() {
    StaffBrowser care = browser();
    String page = lookUp(care, account);
    directory.add(officer + "b", "Officer", PASSWORD, Set.of(StaffGroup.CARE));
    StaffBrowser other = StaffBrowser.loggedIn(port, officer + "b", PASSWORD);

    for (String path : List.of(page, page + "/with/" + client)) {
      assertThat(leadsTo(other.open(path))).isEqualTo(CARE + "?over");
    }
    assertThat(leadsTo(other.post(CARE, page + "/with/" + client, "reason=Mine"))).isEqualTo(CARE + "?over");
    assertThat(care.post("/bank", "/bank/logout", "").statusCode()).isEqualTo(302);
    care.logIn(officer, PASSWORD);
    assertThat(leadsTo(care.open(page))).isEqualTo(CARE + "?over");
    assertThat(care.open(CARE + "?over").body()).contains("This customer is closed");
    assertThat(shared()).isEqualTo(ITEMS);
  }

  @Test
  void these_pages_are_customer_cares_alone() {
    String page = lookUp(browser(), account);
    for (StaffGroup group : StaffGroup.signing()) {
      String name = officer + group.id();
      directory.add(name, "Person", PASSWORD, Set.of(group));
      StaffBrowser person = StaffBrowser.loggedIn(port, name, PASSWORD);
      assertThat(person.open(CARE).statusCode()).as(name).isEqualTo(403);
      assertThat(person.open(page).statusCode()).as(name).isEqualTo(403);
      assertThat(person.post("/bank", CARE, "number=" + account).statusCode()).as(name).isEqualTo(403);
      assertThat(person.post("/bank", page + "/with/" + client, "reason=Mine").statusCode()).as(name).isEqualTo(403);
      assertThat(person.open("/bank").body()).contains("Tasklist").doesNotContain("Customer Care");
    }
    assertThat(shared()).isEqualTo(ITEMS);
  }

  @Test
  void customer_care_signs_nothing_and_reads_nothing_else() {
    StaffBrowser care = browser();

    assertThat(care.open("/bank").body()).contains("Look up a customer").doesNotContain("Tasklist");
    for (String path : List.of("/camunda/app/tasklist/default/", "/bank/activity", "/bank/clients", "/bank/tsps",
        "/bank/audit", "/bank/apis", "/bank/keys", "/bank/deputies", "/bank/incidents")) {
      assertThat(care.open(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(care.call("POST", "task", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void nobody_tries_numbers_without_end() {
    StaffBrowser care = browser();
    for (int tries = 0; tries < 60; tries++) {
      assertThat(care.post(CARE, CARE, "number=" + tries).statusCode()).isEqualTo(422);
    }

    assertThat(care.post(CARE, CARE, "number=" + account).statusCode()).isEqualTo(429);
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(officer);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      checked(page, "/bank");
      checked(page, CARE);
      page.navigate("http://localhost:" + port + CARE + "?lang=en");
      page.locator("#number").fill("1");
      page.keyboard().press("Enter");
      page.locator(".error-summary").waitFor();
      assertThat(Accessibility.violations(page)).isEmpty();
      page.locator("#number").fill(account);
      page.keyboard().press("Enter");
      page.locator("#connections").waitFor();
      String opened = URI.create(page.url()).getPath();
      checked(page, opened);
      checked(page, opened + "/with/" + client);
      page.locator("#reason").fill("The phone is lost");
      page.locator("#stop").click();
      checked(page, opened + "/with/" + client);
    }
  }

  private void checked(Page page, String path) {
    for (String language : new String[] {"en", "zh-TW"}) {
      page.navigate("http://localhost:" + port + path + "?lang=" + language);
      assertThat(Accessibility.violations(page)).as(path + language).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + language).isEqualTo(360);
      assertThat(page.locator("main").innerText()).as(path + language).doesNotContain("??");
    }
  }

  private String lookUp(StaffBrowser care, String of) {
    HttpResponse<String> answer = care.post(CARE, CARE, "number=" + of);
    assertThat(answer.statusCode()).isEqualTo(302);
    return leadsTo(answer);
  }

  private static String leadsTo(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.replaceFirst("^http://[^/]+", "");
  }

  private Set<String> shared() {
    return consents.find(steve.id(), client).orElseThrow().itemsIn(ItemState.ACTIVE);
  }

  private StaffBrowser browser() {
    return StaffBrowser.loggedIn(port, officer, PASSWORD);
  }
}
