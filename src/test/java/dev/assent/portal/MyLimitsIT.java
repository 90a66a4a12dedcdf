package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.client.CallRate;
import dev.assent.client.ClientSecret;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.client.IssueLimit;
import dev.assent.client.TokenSetting;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.notification.Told;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a developer reads in "My API" of the client's limits, and does with its secrets. */
@PortalSite
class MyLimitsIT {

  private static final String MY_API = "/portal/account/my-api";

  @LocalServerPort int port;
  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Clients clients;
  @Autowired ClientSecrets secrets;
  @Autowired SecretNotices notices;
  @Autowired Notifications notifications;
  @Autowired Tsps tsps;
  @Autowired MovableClock clock;

  private final String name = TspFixtures.userName();

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(name);
    notifications.markRead(Recipient.Kind.DEVELOPER, name);
  }

  @Test
  void every_limit_is_told_in_plain_words() throws Exception {
    limit();

    show().andExpect(content().string(containsString("at most 20 within 1 day, counted from the first of them")))
        .andExpect(content().string(containsString("10 calls a day, counted from the bank’s midnight")))
        .andExpect(content().string(containsString("5 calls a second; 12 at once after a pause")))
        .andExpect(content().string(containsString("1,000 calls a day")))
        .andExpect(content().string(containsString("may be repeated within 1 minute")));
  }

  @Test
  void whether_a_refresh_brings_a_new_refresh_token_is_told() throws Exception {
    show().andExpect(content().string(containsString("The refresh token stays the same")));

    clients.changeTokenSetting(name, clients.get(name).tokenSetting().withRotation(true));

    show().andExpect(content().string(containsString("Each refresh answers a new refresh token: keep it")));
  }

  @Test
  void where_there_is_no_limit_it_says_so() throws Exception {
    show().andExpect(content().string(containsString(">no limit<")))
        .andExpect(content().string(not(containsString("a day, counted"))));
  }

  @Test
  void of_two_secrets_it_is_told_which_ends_when_and_the_old_one_can_be_ended_at_once() throws Exception {
    ClientSecret old = secrets.issue(name, name);
    secrets.issue(name, name);
    show().andExpect(content().string(containsString("Current secret")))
        .andExpect(content().string(containsString("Old secret")))
        .andExpect(content().string(containsString("End the old one now")));

    portal.perform(post(MY_API + "/secret/end").with(developer()).with(csrf())).andExpect(redirectedUrl(MY_API));

    assertThat(secrets.matches(name, old)).isFalse();
    show().andExpect(content().string(not(containsString("Old secret"))));
  }

  @Test
  void the_developers_are_told_of_a_new_secret_and_once_before_the_old_one_ends() {
    secrets.issue(name, name);
    secrets.issue(name, name);
    assertThat(told()).extracting(notice -> notice.notice().code())
        .contains("secret-issued-alone", "secret-issued");
    notices.tellOfEnds();
    assertThat(told()).extracting(notice -> notice.notice().code()).doesNotContain("secret-ends");

    clock.moveAhead(Duration.ofHours(19));
    notices.tellOfEnds();
    notices.tellOfEnds();

    assertThat(told()).extracting(notice -> notice.notice().code()).containsOnlyOnce("secret-ends");
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_page_is_accessible_and_as_wide_as_a_phone_in_both_languages() {
    limit();
    secrets.issue(name, name);
    secrets.issue(name, name);
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 800));
      page.navigate("http://localhost:" + port + "/portal/login");
      page.fill("[name=username]", name);
      page.fill("[name=password]", TspFixtures.PASSWORD);
      page.locator("main button").click();
      for (String language : List.of("en", "zh-TW")) {
        page.navigate("http://localhost:" + port + MY_API + "?lang=" + language);
        assertThat(page.locator("form[action$='/secret/end']").count()).isOne();
        assertThat(Accessibility.violations(page)).as(language).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(390);
      }
    }
  }

  private void limit() {
    TokenSetting setting = clients.get(name).tokenSetting();
    clients.changeTokenSetting(name,
        setting.withIssues(new IssueLimit(20, Duration.ofDays(1))).withCallsPerConsentAndDay(10));
    clients.changeCallRate(name, new CallRate(5, 12, 1000));
  }

  private List<Told> told() {
    return notifications.of(Recipient.Kind.DEVELOPER, name, 20);
  }

  private ResultActions show() throws Exception {
    return portal.perform(get(MY_API).with(developer()));
  }

  private RequestPostProcessor developer() {
    return user(new Developer(tsps.developer(name).orElseThrow()));
  }
}
