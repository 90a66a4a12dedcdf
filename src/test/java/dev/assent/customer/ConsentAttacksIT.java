package dev.assent.customer;

import static dev.assent.customer.BankSite.encode;
import static dev.assent.customer.BankSite.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.assent.Chromium;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody else tries with a customer's browser, a customer's session and a customer's code. */
@CustomerTest
@EnabledIf("dev.assent.Chromium#isWanted")
class ConsentAttacksIT {

  private static final String CLIENT = "attacked-tsp";
  private static final String OTHER_CLIENT = "attacking-tsp";
  private static final String ONE = "/consents/with/" + CLIENT;

  private static Chromium chromium;
  private static OtherSite other;

  @LocalServerPort
  private int port;
  @Autowired
  private TestBank bank;
  @Autowired
  private Clients clients;
  @Autowired
  private ClientSecrets secrets;
  @Autowired
  private Consents consents;

  private BankSite site;
  private Customer steve;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    other = new OtherSite();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    other.close();
  }

  @BeforeEach
  void register() {
    site = new BankSite(port, CLIENT, other.sameSite("/back"));
    for (String client : List.of(CLIENT, OTHER_CLIENT)) {
      clients.register(client, clients.get(TestBank.CLIENT).tspId(), "Enjoy Life", List.of(site.back()));
    }
    steve = bank.newCustomer();
    page = chromium.browser().newPage();
  }

  /** Clickjacking. */
  @Test
  void no_page_of_a_customer_shows_in_the_frame_of_another_site() {
    site.authorize(page, steve, "DemandDeposit");
    site.comeFromTsp(page);
    String policy = page.url();
    other.show("/seen", "<h1>Frames do show</h1>");
    List<String> victims = List.of(policy, site.asked(), site.at("/consents"), site.at(ONE), site.at(ONE + "/stop"),
        site.at("/consents/login"), site.at("/consents/privacy-policy"));
    for (String attacker : List.of(other.sameSite("/frames"), other.elsewhere("/frames"))) {
      StringBuilder frames = new StringBuilder("<iframe src='/seen'></iframe>");
      victims.forEach(victim -> frames.append("<iframe src='").append(victim.replace("&", "&amp;"))
          .append("'></iframe>"));
      other.show("/frames", frames.toString());

      page.navigate(attacker);

      assertThat(page.frames()).hasSize(2 + victims.size());
      assertThat(page.frames().stream().filter(frame -> frame.parentFrame() != null)
          .filter(frame -> frame.locator("h1").count() > 0).map(frame -> frame.locator("h1").first().textContent()))
          .as("what shows in %s", attacker).containsExactly("Frames do show");
    }
  }

  /** Cross-site request forgery, with the customer's cookies and without. */
  @Test
  void a_form_of_another_site_changes_nothing_and_logs_nobody_in_or_out() {
    site.authorize(page, steve, "DemandDeposit", "CreditCards");
    site.comeFromTsp(page);
    String state = parameter(page.url(), "state");
    Customer attacker = bank.newCustomer();
    List<String> forms = List.of(
        form(ONE + "/stop", Map.of()),
        form(ONE, Map.of("item", "creditCards")),
        form("/consents/authorize/policy", Map.of("state", state, "agreed", "true")),
        form("/consents/authorize", Map.of("state", state, "scope", "timeDeposit", "days", "180")),
        form("/consents/login", Map.of("username", TestBank.accountNumber(attacker), "password", TestBank.PASSWORD)),
        form("/consents/logout", Map.of()));
    for (String form : forms) {
      for (String from : List.of(other.sameSite("/forged"), other.elsewhere("/forged"))) {
        other.show("/forged", form);
        page.navigate(from);
        var answer = page.waitForNavigation(() -> page.locator("button").click());

        // Where the cookie is not sent at all, the customer is a stranger whose form is refused as well.
        assertThat(answer.status()).as(form).isEqualTo(403);
        assertThat(shared(steve)).as(form).containsExactlyInAnyOrder("demandDeposit", "creditCards");
      }
    }
    page.navigate(site.at("/consents"));
    assertThat(page.url()).as("still logged in").endsWith("/consents");
    assertThat(page.locator("main").textContent()).as("as the same customer").contains("DemandDeposit", "CreditCards");
    page.navigate(site.at("/consents/authorize?state=" + encode(state)));
    assertThat(page.locator("main").textContent()).as("the policy is not agreed to").contains("Privacy Policy")
        .doesNotContain("Select Authorization Items");
  }

  /** Of the authorization endpoint, whose form has no token but a state that nobody else knows. */
  @Test
  void a_decision_with_a_state_that_is_made_up_or_anothers_decides_nothing() {
    site.authorize(page, steve, "DemandDeposit");
    site.comeFromTsp(page);
    Page anne = chromium.browser().newPage();
    site.comeFromTsp(anne);
    site.logIn(anne, bank.newCustomer());
    for (String state : List.of("guessed", parameter(anne.url(), "state"), BankSite.STATE)) {
      other.show("/forged", form("/oauth2/authorize",
          Map.of("client_id", CLIENT, "state", state, "scope", "demandDeposit")));
      page.navigate(other.sameSite("/forged"));
      var answer = page.waitForNavigation(() -> page.locator("button").click());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(page.url()).doesNotContain("code=");
    }
  }

  @Test
  void a_script_of_another_origin_reads_nothing_of_a_customers_pages() {
    site.authorize(page, steve, "DemandDeposit");
    for (String from : List.of(other.sameSite("/script"), other.elsewhere("/script"))) {
      page.navigate(from);
      for (String path : List.of("/consents", ONE)) {
        Object read = page.evaluate("""
            address => fetch(address, {credentials: 'include'}).then(answer => answer.text(), () => 'nothing')""",
            site.at(path));
        assertThat(read).as(from + " reads " + path).isEqualTo("nothing");
      }
    }
  }

  /** Open redirect by the address to return to. */
  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "{back}.evil.example", "{back}/../evil", "{back}/%2e%2e/evil",
      "{back}?next=https://evil.example", "{back}#evil", "//evil.example/back", "http://localhost@evil.example/back",
      "javascript:alert(1)", "data:text/html,evil", "{back}&redirect_uri=https://evil.example/",
      "http://LOCALHOST/back", "http://localhost/back", "/consents", "https://evil.example\\@localhost/back",
      " {back}"})
  void nobody_is_led_to_an_address_that_the_client_did_not_register(String address) {
    String asked = site.asked().replace(encode(site.back()),
        address.contains("&redirect_uri=") ? encode(site.back()) + "&redirect_uri=https%3A%2F%2Fevil.example%2F"
            : encode(address.replace("{back}", site.back())));

    for (boolean known : List.of(false, true)) {
      if (known) {
        site.comeFromTsp(page);
        site.logIn(page, steve);
      }
      APIResponse answer = page.request().get(asked, RequestOptions.create().setMaxRedirects(0)
          .setHeader("Accept", "text/html"));
      assertThat(answer.headers().getOrDefault("location", "")).as("logged in: " + known)
          .matches(location -> location.isEmpty() || location.equals("/consents/login"));
      if (known) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("href=\"https://evil", "url=https://evil");
      }
    }
  }

  /** Open redirect by what a page was asked with before the log-in. */
  @ParameterizedTest
  @ValueSource(strings = {"/consents?continue=https://evil.example/", "/consents/login?continue=//evil.example",
      "/consents/login?redirect=https://evil.example/&next=//evil.example", "/consents//evil.example/",
      "/consents/authorize?state=https://evil.example/", "/consents/%5cevil.example"})
  void a_log_in_leads_to_the_banks_own_pages_alone(String asked) {
    page.navigate(site.at(asked));
    if (!page.url().contains("/consents/login")) {
      page.navigate(site.at("/consents/login"));
    }
    site.logIn(page, steve);

    assertThat(page.url()).startsWith(site.at("/consents"));
    assertThat(page.content()).doesNotContain("href=\"https://evil", "href=\"//evil");
  }

  @Test
  void what_the_decision_itself_says_of_client_and_return_address_counts_for_nothing() {
    site.comeFromTsp(page);
    site.logIn(page, steve);
    site.agree(page);
    page.locator("form[action='/consents/authorize']").evaluate("""
        form => form.insertAdjacentHTML('beforeend', '<input name="redirect_uri" value="https://evil.example/">')""");
    page.locator("input[value=demandDeposit]").check();
    page.waitForNavigation(() -> BankSite.press(page, "Authorize"));

    assertThat(page.url()).startsWith("http://localhost:");
  }

  /** Mix-up, RFC 9207: see also the pushed requests of {@code PushedContract}. */
  @Test
  void every_way_back_to_the_tsp_names_the_bank() {
    site.authorize(page, steve, "DemandDeposit");
    assertThat(parameter(page.url(), "iss")).isEqualTo("http://localhost:8080");

    site.comeFromTsp(page);
    BankSite.press(page, "Decline");
    assertThat(page.url()).startsWith(site.back());
    assertThat(parameter(page.url(), "error")).isEqualTo("access_denied");
    assertThat(parameter(page.url(), "iss")).isEqualTo("http://localhost:8080");
  }

  /** Code injection and code replay. */
  @Test
  void a_code_is_of_use_to_the_visit_it_was_issued_for_and_once() throws IOException {
    String code = site.authorize(page, steve, "DemandDeposit");
    String secret = secrets.issue(CLIENT, "tests").value();
    String verifierOfAnne = "annes-verifier-annes-verifier-annes-verifier-1";

    assertThat(exchange(CLIENT, secret, code, verifierOfAnne).path("error").asText())
        .as("in Anne's visit").isEqualTo("invalid_grant");
    code = site.authorize(page, steve);
    assertThat(exchange(OTHER_CLIENT, secrets.issue(OTHER_CLIENT, "tests").value(), code, BankSite.VERIFIER)
        .path("error").asText()).as("by another client").isEqualTo("invalid_grant");
    code = site.authorize(page, steve);
    JsonNode tokens = exchange(CLIENT, secret, code, BankSite.VERIFIER);
    assertThat(tokens.path("access_token").asText()).isNotEmpty();
    assertThat(exchange(CLIENT, secret, code, BankSite.VERIFIER).path("error").asText())
        .as("replayed").isEqualTo("invalid_grant");
  }

  /** Session fixation. */
  @Test
  void a_session_that_somebody_else_has_planted_is_not_the_one_that_is_logged_in() {
    Page attacker = chromium.browser().newPage();
    site.comeFromTsp(attacker);
    List<Cookie> planted = session(attacker.context());
    assertThat(planted).hasSize(1);
    page.context().addCookies(planted);

    page.navigate(site.at("/consents/login"));
    site.logIn(page, steve);

    assertThat(page.url()).doesNotContain("login");
    assertThat(session(page.context()).get(0).value).isNotEqualTo(planted.get(0).value);
    attacker.navigate(site.at("/consents"));
    assertThat(attacker.url()).endsWith("/consents/login");
    page.navigate(site.at("/consents"));
    assertThat(page.url()).endsWith("/consents");
  }

  @Test
  void a_session_is_over_for_everybody_who_knows_it_once_the_customer_logs_out() {
    site.comeFromTsp(page);
    site.logIn(page, steve);
    BrowserContext copied = chromium.browser().newContext();
    copied.addCookies(session(page.context()));
    Page thief = copied.newPage();
    thief.navigate(site.at("/consents"));
    assertThat(thief.url()).endsWith("/consents");

    page.navigate(site.at("/consents"));
    page.locator("form[action='/consents/logout'] button").first().click();

    thief.navigate(site.at("/consents"));
    assertThat(thief.url()).endsWith("/consents/login");
  }

  private Set<String> shared(Customer customer) {
    return consents.find(customer.id(), CLIENT).orElseThrow().itemsIn(ItemState.ACTIVE);
  }

  private String form(String action, Map<String, String> fields) {
    StringBuilder form = new StringBuilder("<form method=post action='" + site.at(action) + "'>");
    fields.forEach((name, value) -> form.append("<input type=hidden name=").append(name).append(" value='")
        .append(value).append("'>"));
    return form + "<button>Win a prize</button></form>";
  }

  private JsonNode exchange(String client, String secret, String code, String verifier) throws IOException {
    APIResponse answer = page.request().post(site.at("/oauth2/token"), RequestOptions.create().setForm(
        FormData.create().set("grant_type", "authorization_code").set("code", code)
            .set("redirect_uri", site.back()).set("code_verifier", verifier)
            .set("client_id", client).set("client_secret", secret)));
    return new ObjectMapper().readTree(answer.body());
  }

  private static List<Cookie> session(BrowserContext context) {
    return context.cookies().stream().filter(cookie -> cookie.name.equals("ASSENT")).toList();
  }
}
