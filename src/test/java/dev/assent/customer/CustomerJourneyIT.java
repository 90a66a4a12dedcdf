package dev.assent.customer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.client.Clients;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The customer's journeys in a real browser, whose Content-Security-Policy must let it back to the TSP. */
@CustomerTest
@EnabledIf("dev.assent.Chromium#isWanted")
class CustomerJourneyIT {

  private static final String CLIENT = "browser-tsp";

  private static Chromium chromium;
  private static HttpServer tsp;

  @LocalServerPort
  private int port;
  @Autowired
  private TestBank bank;
  @Autowired
  private TestAccounts accounts;
  @Autowired
  private Clients clients;

  @BeforeAll
  static void start() throws IOException {
    chromium = new Chromium();
    tsp = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    tsp.createContext("/", exchange -> {
      byte[] page = "<!DOCTYPE html><title>TSP</title><h1>Back at the TSP</h1>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    tsp.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    tsp.stop(0);
  }

  @BeforeEach
  void register() {
    clients.register(CLIENT, clients.get(TestBank.CLIENT).tspId(), "Enjoy Life", List.of(back()));
  }

  @Test
  void a_customer_grants_changes_and_stops() {
    Customer steve = bank.newCustomer();
    try (BrowserContext window = window(1366, ColorScheme.LIGHT, "en-GB")) {
      Page page = window.newPage();
      comeFromTsp(page);
      logIn(page, steve);
      agree(page);
      page.getByLabel(Pattern.compile("^DemandDeposit")).check();
      page.getByLabel(Pattern.compile("^TimeDeposit")).check();
      press(page, "Authorize");
      assertThat(page.getByRole(AriaRole.HEADING)).hasText("Back at the TSP");
      assertThat(page.url()).contains("code=").contains("state=of-the-tsp");

      comeFromTsp(page);
      agree(page);
      assertThat(page.getByLabel(Pattern.compile("^DemandDeposit"))).isChecked();
      page.getByLabel(Pattern.compile("^DemandDeposit")).uncheck();
      page.getByLabel(Pattern.compile("^TimeDeposit")).uncheck();
      page.getByLabel(Pattern.compile("^CreditCards")).check();
      press(page, "Authorize");
      assertThat(page.url()).contains("code=");

      page.navigate(at("/consents"));
      page.getByText("See and change").click();
      assertThat(page.getByText("No longer shared: DemandDeposit, TimeDeposit")).isVisible();
      page.getByText("Stop sharing everything").click();
      press(page, "Stop sharing everything");
      assertThat(page.locator(".banner--success")).containsText("No longer shared: CreditCards");
    }
  }

  @Test
  void ticking_nothing_and_cancelling_lead_back_to_the_tsp_with_a_refusal() {
    Customer steve = bank.newCustomer();
    try (BrowserContext window = window(390, ColorScheme.LIGHT, "en-GB")) {
      Page page = window.newPage();
      comeFromTsp(page);
      logIn(page, steve);
      press(page, "Decline");
      assertThat(page.url()).startsWith(back()).contains("error=access_denied");

      comeFromTsp(page);
      agree(page);
      press(page, "Authorize");
      press(page, "Share nothing");
      assertThat(page.url()).startsWith(back()).contains("error=access_denied");
    }
  }

  @ParameterizedTest
  @CsvSource({"1366, LIGHT, en-GB", "390, DARK, zh-TW"})
  void every_page_is_accessible_and_as_wide_as_its_window(int width, ColorScheme scheme, String language) {
    Customer steve = bank.newCustomer();
    accounts.give(steve, steve.id() + "-1", steve.id() + "-2");
    try (BrowserContext window = window(width, scheme, language)) {
      Page page = window.newPage();
      comeFromTsp(page);
      check(page, "login");
      logIn(page, steve);
      check(page, "policy");
      submit(page, "form[action$='/policy']");
      check(page, "policy-missed");
      page.locator("#agreed").check();
      submit(page, "form[action$='/policy']");
      check(page, "choice");
      submit(page, "form[action='/consents/authorize']");
      check(page, "nothing");
      page.goBack();
      tick(page, "demandDeposit", "contactInfo");
      submit(page, "form[action='/consents/authorize']");
      page.waitForURL(back() + "**");
      comeFromTsp(page);
      page.locator("#agreed").check();
      submit(page, "form[action$='/policy']");
      check(page, "choice-again");
      page.navigate(at("/consents/authorize?state=unknown"));
      check(page, "not-open");
      page.navigate(at("/consents"));
      check(page, "consents");
      page.navigate(at("/consents/with/" + CLIENT));
      check(page, "consent");
      page.locator("a[href^='/consents/receipts/']").first().click();
      check(page, "receipt");
      page.navigate(at("/consents/with/" + CLIENT));
      tick(page, "contactInfo");
      submit(page, "form[action$='" + CLIENT + "']");
      check(page, "consent-changed");
      page.navigate(at("/consents/with/" + CLIENT + "/stop"));
      check(page, "stop");
      submit(page, "form[action$='/stop']");
      page.navigate(at("/consents"));
      check(page, "consents-ended");
      page.navigate(at("/consents/privacy-policy"));
      check(page, "privacy-policy");
    }
  }

  private void check(Page page, String name) {
    assertThat(Accessibility.violations(page)).as(name).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name).isEqualTo(true);
  }

  private void comeFromTsp(Page page) {
    page.navigate(at("/oauth2/authorize?response_type=code&client_id=" + CLIENT + "&state=of-the-tsp&redirect_uri="
        + encode(back()) + "&scope=" + encode(TestBank.ALL_ITEMS)
        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
  }

  private static void logIn(Page page, Customer customer) {
    page.locator("#username").fill(TestBank.accountNumber(customer));
    page.locator("#password").fill(TestBank.PASSWORD);
    submit(page, "form[action='/consents/login']");
  }

  private static void agree(Page page) {
    page.getByLabel("I have read and agreed to the Privacy Policy").check();
    press(page, "Agree");
  }

  private static void tick(Page page, String... codes) {
    for (var box : page.locator("input[type=checkbox]").all()) {
      box.setChecked(List.of(codes).contains(box.getAttribute("value")));
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  private static void submit(Page page, String form) {
    page.locator(form + " button.button:not([form])").click();
  }

  private BrowserContext window(int width, ColorScheme scheme, String language) {
    return chromium.browser().newContext(new NewContextOptions().setColorScheme(scheme).setLocale(language)
        .setViewportSize(width, 900));
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static String back() {
    return "http://localhost:" + tsp.getAddress().getPort() + "/back";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
