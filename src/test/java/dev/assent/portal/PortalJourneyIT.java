package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.client.ClientKeySets;
import dev.assent.client.Clients;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The TSP's scenario, from the sign-up to the granted APIs, in a browser; every page on the way is accessible. */
@PortalSite
@EnabledIf("dev.assent.Chromium#isWanted")
class PortalJourneyIT {

  private static Chromium chromium;

  @Autowired TspFixtures bank;
  @Autowired Tsps tsps;
  @Autowired Registrations registrations;
  @Autowired ApiApplications applications;
  @Autowired Clients clients;
  @Autowired ClientKeySets keySets;
  @LocalServerPort int port;

  private final String name = TspFixtures.userName();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void a_catalogue() {
    bank.publishApis();
  }

  @Test
  void a_developer_comes_from_the_sign_up_to_the_granted_apis() {
    try (BrowserContext window = window("en-GB", ColorScheme.LIGHT)) {
      page = window.newPage();
      signUp();
      shows("Registration Completed");
      logIn();
      shows("Your registration awaits the bank’s approval");

      var registration = registrations.ofTsp(tsps.developer(name).orElseThrow().tspId()).orElseThrow();
      bank.approve(registration.id());
      bank.runJobs(registration.id());
      logIn();
      follow("My Account");
      shows("My Profile");

      follow("API Application");
      press("Submit");
      shows("Nothing is selected in “APIs”");
      page.check("input[value='demandDeposit/accounts']");
      page.fill("[name=purpose]", "Show customers all their accounts at once");
      press("Submit");
      shows("Request submitted successfully");
      follow("Status");
      shows("Waits for you");
      follow("Check the request form");
      page.check("[name=checked]");
      press("Submit");
      shows("Request submitted successfully");

      ApiApplication application = applications.ofTsp(registration.tspId()).get(0);
      shows("Waits for the bank’s reviewers");
      bank.decide("reviewer", "reviewer", application.id(), Map.of("decision", "approve"));
      // The page updates itself.
      shows("Signed by the reviewers");
      bank.decide("approver", "approver", application.id(), Map.of("decision", "approve"));
      shows("Approved, being set up");
      bank.runJobs(application.id());
      shows("Your client may call these APIs.");

      follow("Call the API");
      page.fill("#q", "deposit");
      press("Search");
      shows("/api/demandDeposit/accounts");
      credentials();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void a_rejected_application_says_why_and_lets_apply_again() {
    bank.registered(name);
    try (BrowserContext window = window("zh-TW", ColorScheme.DARK)) {
      page = window.newPage();
      logIn();
      page.navigate(address("/portal/account/api-application"));
      page.check("input[value='products/exchangeRates']");
      page.fill("[name=purpose]", "在首頁顯示今日匯率給所有客戶");
      press("送出");
      shows("申請已成功送出");
      ApiApplication application = applications.ofTsp(clients.get(name).tspId()).get(0);
      applications.confirm(application.id(), application.tspId(), name);
      bank.decide("approver", "approver", application.id(), Map.of("decision", "reject", "reason", "請說明用途"));

      page.navigate(address("/portal/account/status/" + application.id()));
      shows("請說明用途");
      follow("重新申請");
      assertThat(page.locator("input[value='products/exchangeRates']").isEnabled()).isTrue();
    }
  }

  @Test
  void a_returned_registration_is_corrected_and_then_withdrawn() {
    var id = registrations.signUp(TspFixtures.enjoyLife(name), TspFixtures.PASSWORD, Locale.ENGLISH);
    bank.decide("approver", "approver", id, Map.of("decision", "return", "reason", "請提供公司電話",
        "fields", List.of("phone", "redirectUris")));
    try (BrowserContext window = window("zh-TW", ColorScheme.LIGHT)) {
      page = window.newPage();
      logIn();
      shows("銀行請您更正註冊資料");
      page.fill("[name=phone]", "+886 2 5550 0199");
      press("重新送出");
      shows("已重新送出");
      follow("撤回註冊");
      press("撤回註冊");
      shows("已撤回");
    }
  }

  private void signUp() {
    page.navigate(address("/portal"));
    page.onConsoleMessage(message -> complain(message.text()));
    checked();
    page.getByRole(AriaRole.MAIN).getByText("Sign Up").first().click();
    press("Create an Account");
    shows("“Company name” is empty");
    Map.of("company", "Enjoy Life " + name, "registrationNumber", name.toUpperCase(), "contactName", "Mei Lin",
        "contactEmail", "mei@enjoylife.example", "phone", "+886 2 5550 0102",
        "redirectUris", "https://enjoylife.example/callback", "purpose", "Show customers all accounts",
        "userName", name, "email", "dev@enjoylife.example")
        .forEach((field, value) -> page.fill("[name=" + field + "]", value));
    page.selectOption("[name=certification]", "NONE");
    page.fill("[name=password]", TspFixtures.PASSWORD);
    page.fill("[name=passwordRepeated]", TspFixtures.PASSWORD);
    press("Create an Account");
  }

  private void credentials() {
    press("Create secret");
    shows("This is your client secret");
    String secret = page.locator("#new-secret").innerText();
    assertThat(secret).hasSize(43);
    assertThat(page.url()).doesNotContain(secret);
    page.fill("#jwks", "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"kid\":\"sig-1\","
        + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}");
    press("Upload keys");
    shows("Your keys are saved");
    assertThat(page.content()).doesNotContain(secret);
    assertThat(keySets.describe(clients.get(name))).extracting("keyId").containsExactly("sig-1");
  }

  private void logIn() {
    page.navigate(address("/portal/login"));
    page.fill("#username", name);
    page.fill("#password", TspFixtures.PASSWORD);
    page.locator("main form button").click();
  }

  private void follow(String words) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true)).first().click();
    checked();
  }

  private void press(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true)).first().click();
  }

  private void shows(String words) {
    page.getByText(words).first().waitFor();
    checked();
  }

  private void checked() {
    assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
    for (int width : new int[] {390, 1366}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(page.url()).isEqualTo(width);
    }
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

  private static BrowserContext window(String locale, ColorScheme scheme) {
    return chromium.browser().newContext(
        new NewContextOptions().setLocale(locale).setColorScheme(scheme).setViewportSize(1366, 900));
  }
}
