package dev.assent.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.assent.demo.People.follow;
import static dev.assent.demo.People.press;
import static dev.assent.demo.TestPeople.ANNE;
import static dev.assent.demo.TestPeople.STEVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.assent.AssentApplication;
import dev.assent.Chromium;
import dev.assent.WholeDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The customer's scenario, from a TSP's sign-up to a decrypted answer, played in Chromium and over HTTP. */
@SpringBootTest(classes = AssentApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@EnabledIf(value = "dev.assent.Chromium#isWanted", disabledReason = "There is no Chromium on this machine")
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class ScenarioIT {

  private static final DemoSite SITE = new DemoSite();
  private static final String PASSWORD = "sunny-day-developer";
  private static final String SUBMITTED = "Request submitted successfully";

  private static Chromium chromium;
  private static People people;
  private static Page developer;
  private static Page steve;
  private static String secret;
  private static String accessToken;
  private static String annesToken;

  @Autowired
  private DataSource dataSource;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private DemoServers servers;

  @Autowired
  private MessageSource messages;

  @DynamicPropertySource
  static void site(DynamicPropertyRegistry registry) {
    SITE.register(registry);
  }

  @BeforeAll
  static void openBrowser() {
    chromium = new Chromium();
    people = new People(chromium.browser(), SITE);
    developer = people.someone();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @Test
  @Order(10)
  void a_developer_signs_up_and_cannot_log_in_before_the_bank_has_decided() {
    developer.navigate(SITE.assent() + "/portal");
    follow(developer, "Sign Up");
    developer.getByLabel("Company name").fill("Sunny Day Ltd.");
    developer.getByLabel("Registration number").fill("53212539");
    developer.getByLabel("Contact person").fill("Hsiao-Mei Kao");
    developer.getByLabel("Contact e-mail").fill("api@sunny.example");
    developer.getByLabel("Phone").fill("+886 2 5550 0142");
    developer.getByLabel("Certification").selectOption("NONE");
    developer.getByLabel("Redirect URIs").fill("https://sunny.example/callback");
    developer.getByLabel("Purpose").fill("A budget planner for families");
    developer.getByLabel("User name").fill("sunny");
    developer.getByLabel("Your e-mail").fill("dev@sunny.example");
    for (Locator password : developer.locator("input[type=password]").all()) {
      password.fill(PASSWORD);
    }
    press(developer, "Create an Account");
    assertThat(developer.getByText("Registration Completed").first()).isVisible();

    logIn();
    assertThat(developer.locator("main")).containsText("approval");
  }

  @Test
  @Order(20)
  void a_reviewer_and_an_approver_approve_the_registration_in_tasklist_and_the_developer_can_log_in() {
    Page reviewer = people.staff("reviewer");
    people.decide(reviewer, "Sunny Day", "Approve", null);
    reviewer.context().close();
    Page approver = people.staff("approver");
    people.decide(approver, "Sunny Day", "Approve", null);
    eventually(() -> {
      logIn();
      return developer.getByText("My Account").first().isVisible();
    });
    follow(developer, "My Account");
    follow(developer, "My Profile");
    assertThat(developer.locator("main")).containsText("Sunny Day Ltd.");
    approver.context().close();
  }

  @Test
  @Order(30)
  void the_developer_applies_for_apis_the_bank_approves_and_my_api_lists_them() {
    follow(developer, "API Application");
    developer.locator("input[value='products/exchangeRates']").check();
    developer.locator("input[value='demandDeposit/accounts']").check();
    developer.getByLabel("Purpose").fill("Balances in the family's budget");
    press(developer, "Submit");
    assertThat(developer.getByText(SUBMITTED).first()).isVisible();

    follow(developer, "Status");
    follow(developer, "Check the request form");
    developer.getByLabel("I have checked this request").check();
    press(developer, "Submit");
    assertThat(developer.getByText(SUBMITTED).first()).isVisible();

    Page reviewer = people.staff("reviewer2");
    people.decide(reviewer, "Sunny Day", "Approve", null);
    reviewer.context().close();
    Page approver = people.staff("approver2");
    people.decide(approver, "Sunny Day", "Approve", null);
    approver.context().close();

    eventually(() -> {
      developer.navigate(SITE.assent() + "/portal/account/my-api");
      return developer.getByText("demandDeposit/accounts").first().isVisible();
    });
    assertThat(developer.locator("main")).containsText("products/exchangeRates");
    press(developer, "Create secret");
    secret = developer.locator("#new-secret").textContent();
    developer.reload();
    assertThat(developer.locator("#new-secret")).hasCount(0);
    developer.locator("#jwks").fill(TspOverHttp.publicKeys());
    press(developer, "Upload keys");
    assertThat(developer.locator("main")).containsText("sunny-enc-1");
  }

  @Test
  @Order(31)
  void the_new_client_calls_public_data_with_its_own_credentials() {
    TspOverHttp tsp = new TspOverHttp(SITE.assent(), "sunny", secret);
    accessToken = tsp.clientCredentialsToken();
    assertThat(tsp.get("products/exchangeRates", accessToken).statusCode()).isEqualTo(200);
    assertThat(tsp.get("products/branches", accessToken).body()).contains("api_not_granted");
    assertThat(tsp.post("demandDeposit/accounts", accessToken, "{}").body()).contains("consent_item_not_authorized");
  }

  @Test
  @Order(40)
  void steve_grants_and_enjoy_life_shows_balances_and_files_a_roadside_request() {
    steve = people.enjoyLifeUser(STEVE);
    follow(steve, "Bank Account Operation");
    people.authorize(steve, STEVE, "DemandDeposit", "TimeDeposit", "CreditCards");

    follow(steve, "View Demand Deposit Balance");
    press(steve, "Query");
    assertThat(steve.locator("main")).containsText("TWD 128,450");
    steve.navigate(SITE.enjoyLife());
    follow(steve, "View Time Deposit Balance");
    press(steve, "Query");
    assertThat(steve.locator("main")).containsText("TWD 500,000");
    requestRoadsideAssistance();
    assertThat(steve.locator("main")).containsText("RA-");
    assertThat(steve.locator("main")).containsText("0 of 3 calls left");
  }

  @Test
  @Order(45)
  void enjoy_life_shows_what_travelled_and_no_token() {
    Locator travelled = steve.locator("#travelled");
    assertThat(travelled).containsText("POST /api/creditCards/roadsideAssistance");
    assertThat(travelled).containsText("\"alg\":\"ES256\"");
    assertThat(travelled).containsText("\"cardNumber\":\"4311-9522-0000-7001\"");
    assertThat(travelled).containsText("HTTP 202");
    assertThat(travelled).containsText("\"alg\":\"ECDH-ES+A256KW\"");
    assertThat(travelled).containsText("\"status\":\"accepted\"");
    assertThat(steve.content()).doesNotContain(enjoyLifesToken(STEVE));
  }

  @Test
  @Order(50)
  void steve_ticks_credit_cards_only_and_the_deposit_query_says_so() {
    follow(steve, "Bank Account Operation");
    people.authorize(steve, STEVE, "CreditCards");
    follow(steve, "View Demand Deposit Balance");
    press(steve, "Query");
    assertThat(steve.getByText("the user has not authorized this function").first()).isVisible();
    requestRoadsideAssistance();
    assertThat(steve.locator("main")).containsText("RA-");
    // What was refused cost nothing.
    assertThat(steve.locator("main")).containsText("2 of 3 calls left");
  }

  @Test
  @Order(60)
  void after_three_calls_enjoy_life_refreshes_and_after_three_refreshes_it_asks_steve_again() {
    requestRoadsideAssistance();
    requestRoadsideAssistance();
    assertThat(steve.locator("main")).containsText("0 of 3 calls left");
    for (int refreshesLeft = 2; refreshesLeft >= 0; refreshesLeft--) {
      requestRoadsideAssistance();
      assertThat(steve.locator("main")).containsText("A new access token was fetched");
      assertThat(steve.locator("main")).containsText(refreshesLeft + " refreshes left");
      requestRoadsideAssistance();
      requestRoadsideAssistance();
    }
    requestRoadsideAssistance();
    assertThat(steve.getByText("Please authorize Enjoy Life again")).isVisible();
  }

  @Test
  @Order(65)
  void enjoy_life_pushes_what_it_asks_for_and_takes_no_answer_but_the_banks() {
    String asked = steve.request().get(SITE.enjoyLife() + "/oauth2/authorization/tpi-bank",
        RequestOptions.create().setMaxRedirects(0)).headers().get("location");
    assertThat(asked).startsWith(SITE.assent() + "/oauth2/authorize?client_id=tsp2&request_uri=urn")
        .doesNotContain("scope", "state", "redirect_uri");

    String answer = SITE.enjoyLife() + "/authorized/tpi-bank?code=c&state=s";
    for (String iss : List.of("", "&iss=https%3A%2F%2Fdishonest.example",
        "&iss=" + SITE.assent() + "&iss=https%3A%2F%2Fdishonest.example")) {
      assertThat(steve.request().get(answer + iss).status()).as(iss).isEqualTo(400);
    }
    assertThat(steve.request().get(answer + "&iss=" + SITE.assent()).status()).isNotEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"anne, 0, 1366, true", "anne, 0, 390, false", "steve, 1, 390, true", "steve, 0, 1366, false"})
  @Order(66)
  void the_customers_journeys_need_no_mouse_no_script_and_no_wide_screen(String name, int ticked, int width,
      boolean scripts) {
    TestPeople.Customer customer = name.equals("anne") ? ANNE : STEVE;
    CustomersWay way = new CustomersWay(SITE, people.someone(width, scripts));
    way.logsInToEnjoyLife(customer);
    way.grants(customer, ticked);
    way.uses(customer);
    way.changes(customer);
    way.declines();
    way.stopsAtTheBank();
  }

  @Test
  @Order(70)
  void a_manager_changes_the_token_setting_and_new_tokens_carry_it() {
    Page manager = people.staff("manager");
    setUses(manager, "5");
    Page anne = people.enjoyLifeUser(ANNE);
    follow(anne, "Bank Account Operation");
    people.authorize(anne, ANNE, "DemandDeposit");
    assertThat(anne.locator("main")).containsText("5 of 5 calls left");
    setUses(manager, "3");
    assertThat(manager.locator("main")).containsText("access 5 uses");
    manager.context().close();
    anne.context().close();
  }

  @Test
  @Order(71)
  void a_manager_changes_a_jwt_setting_and_enjoy_life_follows_it_with_the_next_call() {
    Page manager = people.staff("manager2");
    Page anne = people.enjoyLifeUser(ANNE);
    for (String[] setting : new String[][] {{"JWE", "JWS"}, {"JWS", "None"}, {"None", "JWE"}}) {
      setJwt(manager, setting[0], setting[1]);
      anne.navigate(SITE.enjoyLife());
      follow(anne, "View Demand Deposit Balance");
      press(anne, "Query");
      assertThat(anne.locator("main")).containsText("TWD 76,900");
    }
    manager.context().close();
    anne.context().close();
  }

  @Test
  @Order(80)
  void developers_and_customers_do_not_get_at_the_banks_pages() {
    for (Page stranger : List.of(developer, steve)) {
      for (String path : List.of("/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task",
          "/camunda/app/cockpit/default/", "/bank/clients", "/bank/apis", "/bank/audit")) {
        int status = stranger.context().request().get(SITE.assent() + path,
            RequestOptions.create().setMaxRedirects(0)).status();
        assertThat(status).as(path).isIn(403, 404);
      }
    }
  }

  @Test
  @Order(85)
  void what_anne_stops_at_the_bank_the_bank_tells_enjoy_life() {
    annesToken = enjoyLifesToken(ANNE);
    Page anne = people.enjoyLifeUser(ANNE);
    anne.navigate(SITE.assent() + "/consents/with/tsp2/stop");
    anne.getByLabel("Account number").fill(ANNE.accountNumber());
    anne.getByLabel("Password").fill(ANNE.password());
    press(anne, "Login");
    press(anne, "Stop sharing everything");
    eventually(() -> {
      anne.navigate(SITE.enjoyLife());
      return anne.getByText("Not connected").isVisible();
    });
    assertThat(anne.locator("#told li").first()).containsText("The bank told us: Anne withdrew");
    anne.context().close();
  }

  /** The audit trail names what was done by codes; the console puts them into words. */
  @Test
  @Order(89)
  void all_that_was_done_has_words_in_both_languages() {
    List<String> actions = jdbc.sql("select distinct action from audit_event").query(String.class).list();
    assertThat(actions).hasSizeGreaterThan(10);
    for (Locale language : List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE)) {
      assertThat(actions).allSatisfy(action ->
          assertThat(messages.getMessage("console.action." + action, null, "", language)).as(action).isNotEmpty());
    }
  }

  @Test
  @Order(90)
  void neither_the_database_nor_the_log_holds_a_token_a_secret_or_a_password(CapturedOutput log) throws SQLException {
    WholeDatabase database = new WholeDatabase(dataSource);
    String planted = "planted-" + System.nanoTime();
    jdbc.sql("update client set name = name || :planted where id = 'sunny'").param("planted", planted).update();
    assertThat(database.placesOf(planted)).containsExactly("CLIENT.NAME");
    LoggerFactory.getLogger(ScenarioIT.class).info("Planted: {}", planted);
    assertThat(log.getAll()).contains(planted);

    for (String confidential : List.of(secret, accessToken, annesToken, PASSWORD, TestPeople.STAFF_PASSWORD,
        STEVE.password(), ANNE.password(), "tsp2-demo-secret-printed-in-the-readme", "enjoy-developing")) {
      assertThat(database.placesOf(confidential)).as(confidential).isEmpty();
      assertThat(log.getAll().contains(confidential)).as("in the log: " + confidential).isFalse();
    }
  }

  private String enjoyLifesToken(TestPeople.Customer customer) {
    return servers.enjoyLife().getBean(OAuth2AuthorizedClientService.class)
        .loadAuthorizedClient("tpi-bank", customer.id()).getAccessToken().getTokenValue();
  }

  private static void logIn() {
    developer.navigate(SITE.assent() + "/portal/login");
    developer.getByLabel("User name").fill("sunny");
    developer.getByLabel("Password").fill(PASSWORD);
    press(developer, "Log in");
  }

  private static void requestRoadsideAssistance() {
    steve.navigate(SITE.enjoyLife());
    follow(steve, "Request Credit Card Roadside Assistance");
    steve.getByLabel("Credit Card Number").fill("4311-9522-0000-7001");
    steve.getByLabel("Vehicle Plate Number").fill("ABC-1234");
    press(steve, "Request");
  }

  private static void setUses(Page manager, String uses) {
    manager.navigate(SITE.assent() + "/bank");
    follow(manager, "Client Management");
    manager.getByRole(AriaRole.SEARCHBOX).fill("tsp2");
    press(manager, "Search");
    manager.getByText("Security").first().click();
    assertThat(manager.getByText("Token Setting").first()).isVisible();
    manager.getByLabel("Access token uses").fill(uses);
    press(manager, "Save");
    assertThat(manager.locator("main")).containsText("Saved");
  }

  private static void setJwt(Page manager, String request, String response) {
    manager.navigate(SITE.assent() + "/bank");
    follow(manager, "API Management");
    manager.getByRole(AriaRole.SEARCHBOX).fill("demandDeposit/accounts");
    press(manager, "Search");
    manager.getByText("Update").first().click();
    manager.locator("input[name=request][value=" + request.toUpperCase(Locale.ROOT) + "]").check();
    manager.locator("input[name=response][value=" + response.toUpperCase(Locale.ROOT) + "]").check();
    press(manager, "Save");
    Locator row = manager.locator("tr", new Page.LocatorOptions().setHasText("demandDeposit/accounts"));
    assertThat(row).containsText(request);
    assertThat(row).containsText(response);
  }

  /** Grants are jobs of the engine: they are done a moment after the decision, not with it. */
  private static void eventually(BooleanSupplier condition) {
    for (int attempt = 0; attempt < 40; attempt++) {
      if (condition.getAsBoolean()) {
        return;
      }
      developer.waitForTimeout(500);
    }
    throw new AssertionError("It did not come about within 20 seconds");
  }
}
