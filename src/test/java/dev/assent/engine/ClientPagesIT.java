package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.client.CallRate;
import dev.assent.client.Client;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.IssueLimit;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.net.http.HttpResponse;
import java.time.Duration;
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

/** The page on which managers set what a client and its tokens may do. */
@ServerTest
class ClientPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String TOKENS =
      "accessPeriod=1&accessUnit=DAYS&accessUses=3&refreshPeriod=7&refreshUnit=DAYS&refreshUses=3";

  @LocalServerPort int port;
  @Autowired StaffDirectory directory;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired ClientSecrets secrets;

  private final String name = "limited" + NUMBER.incrementAndGet();
  private final String page = "/bank/clients/" + name + "/security";

  @BeforeEach
  void a_client() {
    Tsp applying = Tsp.applying("Company " + name, "L" + name, "Mei Lin", "mei@limited.example", "1", Instant.now());
    tsps.register(applying, name, name + "@limited.example", "a quiet green river", Locale.ENGLISH);
    clients.register(name, applying.id(), "Limited", List.of("https://limited.example/back"));
  }

  @Test
  void a_manager_sets_every_limit_at_once_and_each_change_is_recorded() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    HttpResponse<String> saved = manager.post(page, page, TOKENS + "&issueLimit=20&issuePeriod=1&issueUnit=DAYS"
        + "&consentCalls=10&ratePerSecond=5&rateBurst=12&ratePerDay=1000&overlapPeriod=0&overlapUnit=HOURS"
        + "&rotation=true");

    assertThat(saved.statusCode()).isEqualTo(302);
    Client client = clients.get(name);
    assertThat(client.tokenSetting().access().uses()).isEqualTo(3);
    assertThat(client.tokenSetting().issues()).isEqualTo(new IssueLimit(20, Duration.ofDays(1)));
    assertThat(client.tokenSetting().callsPerConsentAndDay()).isEqualTo(10);
    assertThat(client.tokenSetting().rotation()).isTrue();
    assertThat(client.callRate()).isEqualTo(new CallRate(5, 12, 1000));
    assertThat(client.secretOverlap()).isZero();
    assertThat(manager.open(page).body()).contains("Saved and recorded", "20 issues in 1 days",
        "10 calls of a consent a day", "a new refresh token with each refresh",
        "5 calls a second, 12 at once; 1000 calls a day", "an overlap of 0 days",
        "Rate of calls changed", "Overlap of secrets changed", "Asia/Taipei");
  }

  @Test
  void a_manager_lets_weaker_algorithms_be_used_and_every_page_about_the_client_warns_of_it() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    String compatibility = "/bank/clients/" + name + "/compatibility";
    assertThat(manager.open(page).body()).contains("The default algorithms:", "They protect less")
        .doesNotContain("Weaker algorithms are accepted from this client");

    assertThat(manager.post(page, compatibility, "allowed=true").statusCode()).isEqualTo(302);

    assertThat(clients.get(name).compatibility()).isTrue();
    assertThat(manager.open(page).body()).contains("Saved and recorded", "Message algorithms changed",
        "from the default algorithms to the compatibility profile", "Weaker algorithms are accepted from this client");
    assertThat(manager.open("/bank/clients?q=" + name).body()).contains(">Weaker algorithms<");
    assertThat(manager.open("/bank/keys").body()).contains("Weaker algorithms are in force for some clients", name,
        "RSA-OAEP");
    assertThat(manager.post(page, compatibility, "allowed=false").statusCode()).isEqualTo(302);
    assertThat(clients.get(name).compatibility()).isFalse();
    assertThat(manager.open("/bank/clients?q=" + name).body()).doesNotContain("Weaker algorithms");
  }

  @Test
  void the_algorithms_are_the_managers_alone() {
    browser(StaffGroup.APPROVER).post("/bank", "/bank/clients/" + name + "/compatibility", "allowed=true");

    assertThat(clients.get(name).compatibility()).isFalse();
  }

  @Test
  void what_a_request_does_not_name_stays_or_is_no_limit() {
    clients.changeCallRate(name, new CallRate(5, null, null));

    assertThat(browser(StaffGroup.MANAGER).post(page, page, TOKENS).statusCode()).isEqualTo(302);

    Client client = clients.get(name);
    assertThat(client.tokenSetting().issues()).isNull();
    assertThat(client.callRate()).isEqualTo(new CallRate(5, null, null));
    assertThat(client.secretOverlap()).isEqualTo(Client.DEFAULT_SECRET_OVERLAP);
  }

  @Test
  void what_is_wrong_is_said_beside_its_field_and_nothing_is_saved() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);

    String answer = manager.post(page, page, TOKENS + "&issueLimit=20&issuePeriod=999&issueUnit=DAYS&consentCalls=0"
        + "&ratePerSecond=&rateBurst=12&ratePerDay=-1&overlapPeriod=31&overlapUnit=DAYS").body();

    assertThat(answer).contains("id=\"issuePeriod-error\">Choose a window of at most 366 days",
        "id=\"consentCalls-error\">Enter a whole number from 1 on",
        "id=\"rateBurst-error\">Enter “Calls a second” too", "id=\"ratePerDay-error\">Enter a whole number from 0 on",
        "id=\"overlapPeriod-error\">Choose at most 30 days", "value=\"999\"", "href=\"#ratePerDay\"");
    assertThat(clients.get(name).tokenSetting().access().uses()).isNull();
  }

  @Test
  void of_secrets_the_bank_sees_when_and_never_which() {
    String secret = secrets.issue(name, name).value();
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    secrets.issue(name, name);

    String body = manager.open(page).body();

    assertThat(body).contains("Current secret", "Old secret", "Client secret made", "the earlier one works until")
        .doesNotContain(secret);
  }

  @Test
  void the_page_is_the_managers_alone() {
    assertThat(browser(StaffGroup.APPROVER).open(page).statusCode()).isEqualTo(403);
    assertThat(browser(StaffGroup.APPROVER).post("/bank", page, TOKENS).statusCode()).isEqualTo(403);
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_page_is_accessible_and_as_wide_as_a_phone_in_both_languages() {
    String manager = person(StaffGroup.MANAGER);
    secrets.issue(name, name);
    secrets.issue(name, name);
    try (Chromium chromium = new Chromium()) {
      Page shown = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      shown.navigate("http://localhost:" + port + "/bank/login");
      shown.getByLabel("Staff name").fill(manager);
      shown.getByLabel("Password").fill(PASSWORD);
      shown.locator("main button").click();
      for (String language : List.of("en", "zh-TW")) {
        shown.navigate("http://localhost:" + port + page + "?lang=" + language);
        assertThat(Accessibility.violations(shown)).as(language).isEmpty();
        assertThat(shown.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(360);
      }
      shown.locator("#ratePerDay").fill("-1");
      shown.evaluate("document.querySelector('form.form').noValidate = true");
      shown.locator("form.form button").click();
      assertThat(Accessibility.violations(shown)).as("with an error").isEmpty();
    }
  }

  private StaffBrowser browser(StaffGroup group) {
    return StaffBrowser.loggedIn(port, person(group), PASSWORD);
  }

  private String person(StaffGroup group) {
    String staff = "limitclerk" + NUMBER.incrementAndGet();
    directory.add(staff, "Person", PASSWORD, Set.of(group));
    return staff;
  }
}
