package dev.assent.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.RATES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tracker in a browser: on a telephone, without JavaScript, by itself, and for those who hear the page. */
@PortalSite
@EnabledIf("dev.assent.Chromium#isWanted")
class TrackerPagesIT {

  private static Chromium chromium;

  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired Clients clients;
  @LocalServerPort int port;

  private final String name = TspFixtures.userName();
  private final List<String> complaints = new ArrayList<>();
  private UUID tsp;
  private Page page;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(name);
    tsp = clients.get(name).tspId();
  }

  @Test
  void a_returned_application_is_corrected_on_a_telephone_in_chinese() {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "return", "reason", "請說明用途",
        "fields", List.of("purpose")));
    try (BrowserContext window = window(options("zh-TW").setColorScheme(ColorScheme.DARK))) {
      logIn(window);
      page.navigate(address("/portal/account/status"));
      checked();
      press(AriaRole.LINK, "進行補正");
      assertThat(page.locator("#field-purpose-error")).containsText("請說明用途");
      assertThat(page.locator("input[value='demandDeposit/accounts']")).isChecked();
      checked();
      page.fill("[name=purpose]", "短");
      press(AriaRole.BUTTON, "再次送出");
      assertThat(page.locator("[name=purpose]")).hasValue("短");
      checked();
      page.fill("[name=purpose]", "讓客戶在一個畫面查看所有帳戶");
      press(AriaRole.BUTTON, "再次送出");
      assertThat(page.locator("main")).containsText("等待銀行審查人員");
      checked();
      press(AriaRole.LINK, "撤回");
      checked();
      press(AriaRole.BUTTON, "撤回申請");
      assertThat(page.locator("main")).containsText("您的申請已撤回");
      checked();
      page.navigate(address("/portal/account/notices"));
      assertThat(page.locator("main")).containsText("請說明用途");
      checked();
      assertThat(complaints).isEmpty();
    }
    assertThat(applications.find(id, tsp).orElseThrow().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
  }

  @Test
  void without_javascript_a_link_shows_what_is_new() {
    UUID id = confirmed(RATES);
    try (BrowserContext window = window(options("en-GB").setJavaScriptEnabled(false))) {
      logIn(window);
      page.navigate(address("/portal/account/status/" + id));
      bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "No rates for you"));
      press(AriaRole.LINK, "Refresh");
      assertThat(page.locator("main")).containsText("Reason: No rates for you");
      press(AriaRole.LINK, "Apply again");
      assertThat(page.locator("input[value='products/exchangeRates']")).isChecked();
      page.navigate(address("/portal/account/status"));
      press(AriaRole.LINK, "Refresh");
      assertThat(page.locator("#applications")).containsText("Rejected");
    }
  }

  @Test
  void the_list_updates_itself_keeps_the_focus_and_says_so() {
    UUID id = confirmed(ACCOUNTS);
    try (BrowserContext window = window(options("en-GB"))) {
      logIn(window);
      page.navigate(address("/portal/account/status"));
      page.locator("#open-" + id).focus();
      bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));

      assertThat(page.locator("#applications")).containsText("Signed by the reviewers");
      assertThat(page.locator("#said")).hasText("The list of applications has changed.");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("open-" + id);
      checked();

      bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "No"));
      assertThat(page.locator("#applications")).containsText("Rejected");
      assertThat(page.locator("#applications[hx-get]")).hasCount(0);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void what_somebody_types_is_not_taken_away_by_an_update() {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "return", "reason", "More",
        "fields", List.of("purpose")));
    try (BrowserContext window = window(options("en-GB"))) {
      logIn(window);
      page.navigate(address("/portal/account/status/" + id));
      page.fill("[name=purpose]", "Half a sentence");
      withdraw(id);
      assertThat(page.locator("main")).containsText("This application has changed meanwhile");
      assertThat(page.locator("[name=purpose]")).hasValue("Half a sentence");
      press(AriaRole.BUTTON, "Submit again");
      assertThat(page.locator("main")).containsText("Nothing of what you sent was taken");
    }
  }

  @Test
  void whoever_logs_out_in_another_tab_sees_the_log_in_and_comes_back() {
    UUID id = confirmed(ACCOUNTS);
    try (BrowserContext window = window(options("en-GB"))) {
      logIn(window);
      page.navigate(address("/portal/account/status/" + id));
      Page other = window.newPage();
      other.navigate(address("/portal"));
      other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();

      page.waitForURL("**/portal/login");
      assertThat(page.locator("#request")).hasCount(0);
      page.fill("#username", name);
      page.fill("#password", TspFixtures.PASSWORD);
      page.locator("main form button").click();
      assertThat(page.locator("#request")).isVisible();
    }
  }

  private void withdraw(UUID id) {
    Page other = page.context().newPage();
    other.navigate(address("/portal/account/status/" + id + "/withdrawal"));
    other.locator("main form button").click();
    assertThat(other.locator("main")).containsText("Your application is withdrawn");
    other.close();
  }

  private UUID confirmed(ApiPath api) {
    UUID id = applications.submit(new ApiRequest(tsp, name, name, Set.of(api), "Show all accounts"));
    applications.confirm(id, tsp, name);
    return id;
  }

  private void logIn(BrowserContext window) {
    page = window.newPage();
    page.onConsoleMessage(message -> complain(message.text()));
    page.navigate(address("/portal/login"));
    page.fill("#username", name);
    page.fill("#password", TspFixtures.PASSWORD);
    page.locator("main form button").click();
    page.waitForURL("**/portal");
  }

  private void press(AriaRole role, String words) {
    page.getByRole(AriaRole.MAIN).getByRole(role, new Locator.GetByRoleOptions()
        .setName(words).setExact(true)).first().click();
  }

  private void checked() {
    assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(page.url()).isEqualTo(390);
  }

  /** A refused form is answered with 422, which the browser notes. */
  private void complain(String words) {
    if (!words.contains("422")) {
      complaints.add(words);
    }
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static NewContextOptions options(String locale) {
    return new NewContextOptions().setLocale(locale).setViewportSize(390, 844);
  }

  private static BrowserContext window(NewContextOptions options) {
    BrowserContext window = chromium.browser().newContext(options);
    window.setDefaultTimeout(15_000);
    return window;
  }
}
