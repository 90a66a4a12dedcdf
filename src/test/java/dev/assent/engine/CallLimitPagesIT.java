package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.catalog.Sensitivity;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

/** The page on which a manager says what the gateway keeps to when an API is called. */
@ServerTest
class CallLimitPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private ApiCatalog catalog;

  @Test
  void a_manager_sets_the_limits_of_an_api_and_that_is_recorded() {
    ApiPath api = publish("GET");
    String page = "/bank/apis/" + api;
    StaffBrowser manager = StaffBrowser.loggedIn(port, person(StaffGroup.MANAGER), PASSWORD);

    assertThat(manager.post(page, page + "/limits", "maxRequest=128&maxResponse=&connectTimeout=500"
        + "&responseTimeout=2500&maxConcurrentCalls=10&query=currency,+at").statusCode()).isEqualTo(302);

    Api changed = catalog.find(api).orElseThrow();
    assertThat(changed.limits()).isEqualTo(new CallLimits(DataSize.ofKilobytes(128), null, Duration.ofMillis(500),
        Duration.ofMillis(2500), 10));
    assertThat(changed.query()).isEqualTo(QueryParameters.of("at", "currency"));
    assertThat(manager.open(page).body()).contains("value=\"128\"", "value=\"at currency\"", "Call limits changed",
        "from the defaults to requests up to 128 KB, connect within 500 ms, respond within 2500 ms, 10 calls at once");
    assertThat(manager.open("/portal/apis/" + api).body()).contains("currency");
    assertThat(manager.post(page, page + "/limits", "maxRequest=&query=").statusCode()).isEqualTo(302);
    assertThat(catalog.find(api).orElseThrow().limits()).isEqualTo(CallLimits.DEFAULT);
  }

  @Test
  void a_limit_out_of_its_bounds_is_refused_at_the_field_and_the_input_is_kept() {
    ApiPath api = publish("GET");
    String page = "/bank/apis/" + api;
    StaffBrowser manager = StaffBrowser.loggedIn(port, person(StaffGroup.MANAGER), PASSWORD);

    String refused = manager.post(page, page + "/limits", "maxRequest=513&maxResponse=0&connectTimeout=-1"
        + "&responseTimeout=ten&maxConcurrentCalls=120&query=a%26b").body();

    assertThat(refused).contains("Largest request (KB): enter a whole number from 1 to 512, or nothing.",
        "Largest response (KB): enter a whole number from 1 to 65536", "Connect timeout (milliseconds): enter",
        "Response timeout (milliseconds): enter",
        "Calls at once, on each node: enter a whole number from 1 to 119", "Query parameters: enter",
        "value=\"ten\"", "value=\"513\"");
    assertThat(catalog.find(api).orElseThrow().limits()).isEqualTo(CallLimits.DEFAULT);
  }

  @Test
  void the_portal_states_the_largest_request() {
    ApiPath api = publish("POST");
    StaffBrowser anybody = new StaffBrowser(port);
    assertThat(anybody.open("/portal/apis/" + api).body()).contains("Largest request", "64 KB");

    catalog.changeCallLimits(api, QueryParameters.NONE,
        new CallLimits(DataSize.ofKilobytes(7), null, null, null, null));

    assertThat(anybody.open("/portal/apis/" + api).body()).contains("7 KB").doesNotContain("64 KB");
  }

  @Test
  void only_managers_change_limits() {
    ApiPath api = publish("POST");
    StaffBrowser approver = StaffBrowser.loggedIn(port, person(StaffGroup.APPROVER), PASSWORD);

    assertThat(approver.post("/bank", "/bank/apis/" + api + "/limits", "maxRequest=1").statusCode()).isEqualTo(403);
    assertThat(catalog.find(api).orElseThrow().limits()).isEqualTo(CallLimits.DEFAULT);
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_page_is_accessible_and_as_wide_as_a_phone_in_both_languages() {
    ApiPath api = publish("GET");
    String manager = person(StaffGroup.MANAGER);
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(manager);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String language : new String[] {"en", "zh-TW"}) {
        page.navigate("http://localhost:" + port + "/bank/apis/" + api + "?lang=" + language);
        page.locator("#maxRequest").fill("9999");
        page.locator("form[action$='/limits'] button").click();
        assertThat(page.locator(".error-summary").count()).isEqualTo(1);
        assertThat(Accessibility.violations(page)).as(language).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(360);
      }
    }
  }

  private ApiPath publish(String method) {
    ApiPath path = new ApiPath("limits", "api" + NUMBER.incrementAndGet());
    catalog.publish(new Api(path, "Rates", "匯率", "Rates.", "匯率。", Set.of(method), null, Sensitivity.PUBLIC,
        URI.create("http://localhost/rates"), JwtSetting.NONE, "{}", "{}"));
    return path;
  }

  private String person(StaffGroup group) {
    String name = "limiter" + NUMBER.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(group));
    return name;
  }
}
