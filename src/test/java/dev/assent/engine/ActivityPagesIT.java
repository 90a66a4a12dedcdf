package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.activity.Fact;
import dev.assent.activity.Refusal;
import dev.assent.activity.Refusals;
import dev.assent.activity.Step;
import dev.assent.activity.Step.Outcome;
import dev.assent.approval.StaffGroup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages on which the bank's staff see why calls were refused. */
@ServerTest
class ActivityPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String LIST = "/bank/activity";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private Refusals refusals;

  @Test
  void staff_find_a_refused_call_by_trace_id_interaction_id_client_and_answer() {
    Refusal refusal = noted("sunny", "jws_invalid", Instant.now());
    noted("rainy", "rate_limited", Instant.now());
    StaffBrowser reviewer = StaffBrowser.loggedIn(port, person(StaffGroup.REVIEWER), PASSWORD);

    for (String query : List.of("?q=" + refusal.traceId(), "?q=" + refusal.interactionId(), "?client=sunny",
        "?code=jws_invalid")) {
      assertThat(reviewer.open(LIST + query).body()).as(query).contains(refusal.traceId().toString(), "sunny")
          .doesNotContain("rainy");
    }
    assertThat(reviewer.open(LIST).body()).contains("sunny", "rainy");
    assertThat(reviewer.open(LIST + "?q=nothing").body()).contains("No refused call found", "Show all refused calls");
    assertThat(reviewer.open(LIST + "?before=nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void the_page_of_a_refused_call_shows_each_check_and_what_it_judged() {
    Refusal refusal = noted("sunny", "consent_item_not_authorized", Instant.now());
    StaffBrowser reviewer = StaffBrowser.loggedIn(port, person(StaffGroup.REVIEWER), PASSWORD);

    String page = reviewer.open(LIST + "/" + refusal.traceId()).body();

    assertThat(page).contains("Why a call was refused", "Access token", "passed", "refused", "withdrawn",
        "Customer&#39;s consent", "demandDeposit", "0b6f2c5e-consent", refusal.interactionId());
    assertThat(reviewer.open(LIST + "/" + refusal.traceId() + "?lang=zh-TW").body()).contains("已撤回", "存取權杖");
    assertThat(reviewer.open(LIST + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(new StaffBrowser(port).open(LIST).statusCode()).isEqualTo(302);
  }

  @Test
  void a_long_list_goes_on_with_older_ones() {
    Instant now = Instant.now();
    for (int number = 0; number < Refusals.SHOWN + 5; number++) {
      noted("manifold", "rate_limited", now.minusSeconds(number));
    }
    StaffBrowser reviewer = StaffBrowser.loggedIn(port, person(StaffGroup.REVIEWER), PASSWORD);

    String first = reviewer.open(LIST + "?client=manifold").body();
    String older = first.replaceAll("(?s).*href=\"([^\"]*before=[^\"]*)\".*", "$1").replace("&amp;", "&");
    String second = reviewer.open(older).body();

    assertThat(first.split("/bank/activity/", -1)).hasSize(Refusals.SHOWN + 1);
    assertThat(second.split("/bank/activity/", -1)).hasSize(6);
    assertThat(second).doesNotContain(">Older<");
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    Refusal refusal = noted("sunny", "consent_item_not_authorized", Instant.now());
    String reviewer = person(StaffGroup.REVIEWER);
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(reviewer);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String path : new String[] {LIST, LIST + "?q=nothing", LIST + "/" + refusal.traceId()}) {
        for (String language : new String[] {"en", "zh-TW"}) {
          page.navigate("http://localhost:" + port + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
          assertThat(Accessibility.violations(page)).as(path + language).isEmpty();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + language).isEqualTo(360);
          page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures/activity"
              + path.replaceAll("[/?=]", "-").replace(refusal.traceId().toString(), "one") + "-" + language + ".png")));
        }
      }
    }
  }

  private Refusal noted(String client, String code, Instant at) {
    Refusal refusal = new Refusal(UUID.randomUUID(), at, client, UUID.randomUUID().toString(), "POST",
        "demandDeposit/accounts", code, 403, "the user has not authorized this function", List.of(
            new Step("token", Outcome.PASSED, 1234,
                List.of(Fact.word("token", "valid"), Fact.moment("expires_at", at))),
            new Step("uses", Outcome.PASSED, 1, List.of(Fact.text("uses_left", "2 / 3"))),
            new Step("consent", Outcome.REFUSED, 4, List.of(Fact.text("authorization_item", "demandDeposit"),
                Fact.word("item", "withdrawn"), Fact.moment("item_changed_at", at),
                Fact.forStaff("consent_id", "0b6f2c5e-consent")))));
    refusals.note(refusal);
    await().until(() -> refusals.find(refusal.traceId()).isPresent());
    return refusal;
  }

  private String person(StaffGroup group) {
    String name = "looker" + PEOPLE.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(group));
    return name;
  }
}
