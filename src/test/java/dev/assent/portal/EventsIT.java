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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.TspFixtures;
import dev.assent.securityevent.EventDelivery;
import dev.assent.tsp.Tsps;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A developer chooses how the own client is told of changed consents, and sees what became of it. */
@PortalSite
class EventsIT {

  private static final String EVENTS = "/portal/account/events";
  private static final String ENDPOINT = "https://tsp.example/events";

  @LocalServerPort int port;
  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired EventDelivery delivery;
  @Autowired Tsps tsps;
  @Autowired JdbcClient jdbc;

  private final String name = TspFixtures.userName();
  private final String other = TspFixtures.userName();

  @BeforeEach
  void two_developers() {
    bank.publishApis();
    bank.registered(name);
    bank.registered(other);
  }

  @Test
  void who_has_chosen_nothing_polls() throws Exception {
    show(name).andExpect(content().string(containsString("POST /events/poll")))
        .andExpect(content().string(containsString("No events yet")));
  }

  @Test
  void a_developer_lets_events_be_pushed_and_the_authorization_is_never_shown_again() throws Exception {
    push(ENDPOINT, "Bearer of-the-tsp").andExpect(redirectedUrl(EVENTS));

    show(name).andExpect(content().string(containsString(ENDPOINT)))
        .andExpect(content().string(containsString("sent along")))
        .andExpect(content().string(not(containsString("of-the-tsp"))));
    assertThat(delivery.push(name).orElseThrow().authorized()).isTrue();
    assertThat(delivery.push(other)).isEmpty();

    send("/poll").andExpect(redirectedUrl(EVENTS));
    assertThat(delivery.push(name)).isEmpty();
  }

  @Test
  void what_is_wrong_with_an_address_is_said_beside_it() throws Exception {
    push("http://tsp.example/events", "Bearer of-the-tsp").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("must start with https://")))
        .andExpect(content().string(not(containsString("of-the-tsp"))));
    push("events", "").andExpect(content().string(containsString("Enter the address of your server")));
    push("https://me@tsp.example/", "").andExpect(content().string(containsString("no user name")));
    push(ENDPOINT, "Bearer é").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("signs of ASCII only")));
    assertThat(delivery.push(name)).isEmpty();
  }

  @Test
  void a_test_event_stands_in_the_own_list_and_in_no_other_with_what_became_of_it() throws Exception {
    send("/test").andExpect(redirectedUrl(EVENTS));
    String id = delivery.latest(name, 1).get(0).id().toString();
    show(name).andExpect(content().string(containsString(id)))
        .andExpect(content().string(containsString("Waits")));
    show(other).andExpect(content().string(not(containsString(id))));

    jdbc.sql("update security_event set attempts = 2, outcome = 'no answer' where client_id = :client")
        .param("client", name).update();
    show(name).andExpect(content().string(containsString("Failed 2 times")))
        .andExpect(content().string(containsString("Nothing answered in time")));
    jdbc.sql("update security_event set acknowledged_at = recorded_at where client_id = :client")
        .param("client", name).update();
    show(name).andExpect(content().string(containsString("Acknowledged")));
  }

  @Test
  void test_events_are_sent_only_so_often() throws Exception {
    for (int sent = 0; sent < 20; sent++) {
      send("/test").andExpect(redirectedUrl(EVENTS));
    }
    send("/test").andExpect(status().isTooManyRequests());
    assertThat(delivery.latest(name, 50)).hasSize(20);
  }

  @Test
  void a_form_from_elsewhere_changes_nothing() throws Exception {
    portal.perform(post(EVENTS + "/push").param("endpoint", ENDPOINT).with(developer(name)))
        .andExpect(status().isForbidden());
    portal.perform(post(EVENTS + "/push").param("endpoint", ENDPOINT).with(csrf())).andExpect(status().is(401));
    assertThat(delivery.push(name)).isEmpty();
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_page_is_accessible_and_as_wide_as_a_phone_in_both_languages() {
    delivery.pushTo(name, ENDPOINT + "/of-a-rather-long-address-of-a-tsp-that-has-many-of-them", "Bearer a", name);
    delivery.test(name);
    jdbc.sql("update security_event set attempts = 2, outcome = :outcome where client_id = :client")
        .param("outcome", "status 400 invalid_request " + "x".repeat(200)).param("client", name).update();
    jdbc.sql("update security_event_push set failures = 2 where client_id = :client").param("client", name).update();
    delivery.test(name);
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 800));
      page.navigate("http://localhost:" + port + "/portal/login");
      page.fill("[name=username]", name);
      page.fill("[name=password]", TspFixtures.PASSWORD);
      page.locator("main button").click();
      for (String language : List.of("en", "zh-TW")) {
        page.navigate("http://localhost:" + port + EVENTS + "?lang=" + language);
        assertThat(page.locator("#send-test").count()).isOne();
        assertThat(Accessibility.violations(page)).as(language).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(390);
        page.fill("#endpoint", "nowhere");
        page.click("#push-there");
        assertThat(page.locator(".error-summary").count()).isOne();
        assertThat(Accessibility.violations(page)).as(language).isEmpty();
      }
    }
  }

  private ResultActions show(String who) throws Exception {
    return portal.perform(get(EVENTS).with(developer(who)));
  }

  private ResultActions push(String endpoint, String authorization) throws Exception {
    return portal.perform(post(EVENTS + "/push").param("endpoint", endpoint).param("authorization", authorization)
        .with(developer(name)).with(csrf()));
  }

  private ResultActions send(String path) throws Exception {
    return portal.perform(post(EVENTS + path).with(developer(name)).with(csrf()));
  }

  private RequestPostProcessor developer(String who) {
    return user(new Developer(tsps.developer(who).orElseThrow()));
  }
}
