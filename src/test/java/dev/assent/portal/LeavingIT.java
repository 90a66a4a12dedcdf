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
import dev.assent.client.Clients;
import dev.assent.onboarding.Offboarding;
import dev.assent.onboarding.OffboardingStatus;
import dev.assent.onboarding.Offboardings;
import dev.assent.tsp.TspStatus;
import dev.assent.tsp.Tsps;
import dev.assent.web.PageSettings;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A TSP asks to leave, and confirms that the data is destroyed. */
@PortalSite
class LeavingIT {

  private static final String PAGE = "/portal/account/leaving";

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Offboardings offboardings;
  @Autowired PageSettings settings;
  @Autowired JdbcClient jdbc;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @LocalServerPort int port;

  private final String name = TspFixtures.userName();
  private UUID tsp;

  @BeforeEach
  void a_registered_tsp() {
    bank.registered(name);
    tsp = clients.get(name).tspId();
  }

  @Test
  void a_tsp_leaves_after_one_question_with_a_reason() throws Exception {
    portal.perform(get("/portal/account/profile").with(developer())).andExpect(content().string(containsString(PAGE)));
    portal.perform(get(PAGE).with(developer())).andExpect(status().isOk())
        .andExpect(content().string(containsString("Your clients stop at once")));
    portal.perform(post(PAGE).param("reason", " ").with(developer()).with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Say why you leave")));
    assertThat(offboardings.ofTsp(tsp)).isEmpty();
    portal.perform(post(PAGE).param("reason", "We stop").with(developer())).andExpect(status().isForbidden());

    portal.perform(post(PAGE).param("reason", "We stop").with(developer()).with(csrf())).andExpect(redirectedUrl(PAGE));

    Offboarding leaving = offboardings.ofTsp(tsp).orElseThrow();
    assertThat(leaving.byTsp()).isTrue();
    assertThat(leaving.askedBy()).isEqualTo(name);
    portal.perform(get(PAGE).with(developer())).andExpect(content().string(containsString("This takes a moment")));
    portal.perform(get("/portal/account/status").with(developer())).andExpect(status().isOk())
        .andExpect(content().string(containsString("Your company leaves the platform")));
    portal.perform(post(PAGE).param("reason", "Again").with(developer()).with(csrf())).andExpect(redirectedUrl(PAGE));
    assertThat(offboardings.ofTsp(tsp)).contains(leaving);
    portal.perform(post("/portal/account/api-application").param("purpose", "Show all").with(developer()).with(csrf()))
        .andExpect(status().isForbidden());
  }

  @Test
  void what_is_confirmed_is_checked_kept_and_shown_and_then_the_log_in_ends() throws Exception {
    UUID id = offboardings.begin(tsp, "manager", "It ends", false).orElseThrow();
    confirmed("2026-11-20");
    assertThat(offboardings.evidence(id)).as("before the consents are withdrawn").isEmpty();
    bank.runJobs(id);

    portal.perform(get(PAGE).with(developer())).andExpect(content().string(containsString("What was destroyed")));
    portal.perform(post(PAGE + "/confirmation").param("destroyed", "short").with(developer()).with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("field-allDestroyed-error")));
    refused("2026-02-31", "There is no such day");
    refused("2999-01-01", "This day is still to come");
    refused("2020-11-20", "before the end of the cooperation began");
    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.AWAITED);

    confirmed(LocalDate.ofInstant(offboardings.get(id).begunAt(), settings.timeZone()).toString());

    portal.perform(get(PAGE).with(developer())).andExpect(content().string(containsString("What you have confirmed")))
        .andExpect(content().string(containsString("Mei Lin, data protection officer")))
        .andExpect(content().string(not(containsString("field-destroyedBy"))));
    assertThat(offboardings.evidence(id).orElseThrow().statement().statement())
        .isEqualTo("All data of the bank's customers is destroyed");
    bank.runJobs(id);
    assertThat(tsps.get(tsp).status()).isEqualTo(TspStatus.LEFT);
    portal.perform(get(PAGE).with(developer())).andExpect(status().isUnauthorized());
  }

  @Test
  void the_profile_shows_how_the_approval_stands_and_why_it_was_not_renewed() throws Exception {
    String profile = "/portal/account/profile";
    portal.perform(get(profile).with(developer())).andExpect(content().string(containsString("valid until")));
    jdbc.sql("update certification set status = 'REFUSED', reason = 'No auditor' where tsp_id = ?").param(tsp).update();

    portal.perform(get(profile).with(developer())).andExpect(content().string(containsString("Not renewed")))
        .andExpect(content().string(containsString("Reason: No auditor")));
    portal.perform(get(profile).param("lang", "zh-TW").with(developer()))
        .andExpect(content().string(containsString("原因：No auditor")));
  }

  @Test
  void another_tsp_sees_nothing_of_it_and_cannot_confirm_for_it() throws Exception {
    UUID id = offboardings.begin(tsp, "manager", "It ends with " + name, false).orElseThrow();
    bank.runJobs(id);
    String other = TspFixtures.userName();
    bank.registered(other);
    RequestPostProcessor stranger = user(new Developer(tsps.developer(other).orElseThrow()));

    portal.perform(get(PAGE).with(stranger)).andExpect(content().string(not(containsString("It ends with"))));
    portal.perform(post(PAGE + "/confirmation").param("destroyed", "All of it, really")
        .param("destroyedOn", "2020-11-20").param("destroyedBy", "Somebody").param("allDestroyed", "true")
        .with(stranger).with(csrf())).andExpect(redirectedUrl(PAGE));

    assertThat(offboardings.get(id).status()).isEqualTo(OffboardingStatus.AWAITED);
    assertThat(offboardings.ofTsp(clients.get(other).tspId())).isEmpty();
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 800));
      page.navigate("http://localhost:" + port + "/portal/login");
      page.fill("#username", name);
      page.fill("#password", TspFixtures.PASSWORD);
      page.locator("main form[action$=login] button").click();
      checked(page);
      UUID id = offboardings.begin(tsp, "manager", "It ends", false).orElseThrow();
      checked(page);
      bank.runJobs(id);
      checked(page);
    }
  }

  private void checked(Page page) {
    for (String language : new String[] {"en", "zh-TW"}) {
      page.navigate("http://localhost:" + port + PAGE + "?lang=" + language);
      assertThat(page.url()).contains(PAGE);
      assertThat(Accessibility.violations(page)).as(language).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(language).isEqualTo(390);
    }
  }

  private void refused(String day, String why) throws Exception {
    portal.perform(post(PAGE + "/confirmation").param("destroyed", "All accounts, deleted").param("destroyedOn", day)
            .param("destroyedBy", "Mei Lin, data protection officer").param("allDestroyed", "true")
            .with(developer()).with(csrf()))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString(why)));
  }

  private void confirmed(String day) throws Exception {
    portal.perform(post(PAGE + "/confirmation").param("destroyed", "All accounts, deleted").param("destroyedOn", day)
            .param("destroyedBy", "Mei Lin, data protection officer").param("allDestroyed", "true")
            .with(developer()).with(csrf()))
        .andExpect(redirectedUrl(PAGE));
  }

  private RequestPostProcessor developer() {
    return user(new Developer(tsps.developer(name).orElseThrow()));
  }
}
