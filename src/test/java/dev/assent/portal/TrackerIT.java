package dev.assent.portal;

import static dev.assent.TspFixtures.ACCOUNTS;
import static dev.assent.TspFixtures.RATES;
import static dev.assent.TspFixtures.ROADSIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplication;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.accessrequest.ApplicationCorrections;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.catalog.ApiPath;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsps;
import dev.assent.web.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an applicant reads of an application, and may do with it, wherever it stands. */
@PortalSite
class TrackerIT {

  private static final String STATUS = "/portal/account/status";

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired ApplicationCorrections corrections;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @Autowired Wording say;

  private final String name = TspFixtures.userName();
  private UUID tsp;

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(name);
    tsp = clients.get(name).tspId();
  }

  @Test
  void each_stage_says_whom_it_waits_for_and_what_to_do_next() throws Exception {
    UUID id = applied(ACCOUNTS);
    list().andExpect(content().string(containsString("please check the request form and submit it")))
        .andExpect(content().string(containsString("Check the request form</a>")));

    applications.confirm(id, tsp, name);
    page(id).andExpect(content().string(containsString("Waits for the bank’s reviewers, due ")))
        .andExpect(content().string(containsString("Signature of the approvers")));

    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));
    page(id).andExpect(content().string(containsString("Signed by the reviewers")))
        .andExpect(content().string(containsString("Waits for the bank’s approvers, due ")))
        .andExpect(content().string(not(containsString("reviewer2"))));

    bank.decide("approver", "approver", id, Map.of("decision", "approve"));
    page(id).andExpect(content().string(containsString("Approved, being set up")));
    bank.runJobs(id);
    list().andExpect(content().string(containsString("Call the API</a>")));
  }

  @Test
  void an_application_that_waits_for_its_confirmation_says_until_when() throws Exception {
    UUID id = applied(ACCOUNTS);
    String until = say.day(applications.find(id, tsp).orElseThrow().history().submitted().plus(Duration.ofDays(30)));

    page(id).andExpect(content().string(containsString("Waits for you until " + until)));
    portal.perform(get(STATUS + "/" + id).param("lang", "zh-TW").with(developer()))
        .andExpect(content().string(containsString("前確認並送出申請單")));
  }

  @Test
  void an_application_that_was_never_confirmed_is_told_that_and_not_that_it_was_not_corrected() throws Exception {
    UUID id = applied(ACCOUNTS);
    bank.fireTimer(id, "lapses-after");

    page(id).andExpect(content().string(containsString("The request form was not submitted in time")))
        .andExpect(content().string(containsString("Expired: the request form was not submitted in time")))
        .andExpect(content().string(not(containsString("corrected in time"))));
  }

  @Test
  void what_an_approver_leaves_out_is_shown_with_the_reason() throws Exception {
    UUID id = confirmed(ACCOUNTS, ROADSIDE);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve", "reason", "Cards are not your business",
        "approvedApis", List.of(ACCOUNTS.toString())));

    page(id).andExpect(content().string(containsString("Reason: Cards are not your business")))
        .andExpect(content().string(containsString("left out by the bank")));
    list().andExpect(content().string(containsString("Left out by the bank: creditCards/roadsideAssistance")));
  }

  @Test
  void a_returned_application_shows_the_reason_beside_the_field_and_keeps_what_was_entered() throws Exception {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "return", "reason", "Say who <sees> it",
        "fields", List.of("purpose")));

    String html = page(id).andReturn().getResponse().getContentAsString();
    assertThat(html).contains("The bank asks you to correct this: Say who &lt;sees&gt; it", "href=\"#field-purpose\"",
        "Waits for you until", "Show all accounts</textarea>");
    assertThat(html).containsPattern("value=\"demandDeposit/accounts\" checked=\"checked\"");
    assertThat(html).doesNotContainPattern("disabled=\"disabled\"[^>]*checked");
    list().andExpect(content().string(containsString("Correct it</a>")));
  }

  @Test
  void every_earlier_round_stays_with_its_reason() throws Exception {
    UUID id = confirmed(ACCOUNTS);
    for (String reason : List.of("Say who sees it", "Say for how long")) {
      bank.decide("reviewer", "reviewer", id, Map.of("decision", "return", "reason", reason, "fields",
          List.of("purpose")));
      corrections.correct(id, tsp, Set.of(ACCOUNTS), "Corrected after: " + reason, name);
    }

    String html = page(id).andReturn().getResponse().getContentAsString();
    assertThat(html).contains("Reason: Say who sees it", "Reason: Say for how long",
        "Waits for the bank’s reviewers, due ");
    assertThat(html.split("Returned for correction by the reviewers", -1)).hasSize(3);
    assertThat(html.split("Corrected and submitted again", -1)).hasSize(3);
  }

  @Test
  void a_correction_goes_back_to_the_bank_and_a_wrong_one_comes_back_with_what_was_entered() throws Exception {
    UUID id = confirmed(ACCOUNTS);
    bank.decide("reviewer", "reviewer", id, Map.of("decision", "return", "reason", "More",
        "fields", List.of("purpose")));

    portal.perform(post(STATUS + "/" + id + "/correction").param("apis", RATES.toString()).param("purpose", "short")
            .with(developer()).with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(">short</textarea>")))
        .andExpect(content().string(containsString("field-purpose-error")));
    portal.perform(post(STATUS + "/" + id + "/correction").param("apis", RATES.toString(), ACCOUNTS.toString())
            .param("purpose", "Show customers their own accounts").with(developer()).with(csrf()))
        .andExpect(redirectedUrl(STATUS + "/" + id)).andExpect(flash().attributeExists("confirmed"));

    ApiApplication corrected = applications.find(id, tsp).orElseThrow();
    assertThat(corrected.status()).isEqualTo(ApplicationStatus.IN_REVIEW);
    assertThat(corrected.apis()).containsExactlyInAnyOrder(RATES, ACCOUNTS);
    assertThat(corrected.purpose()).isEqualTo("Show customers their own accounts");
    portal.perform(post(STATUS + "/" + id + "/correction").param("apis", RATES.toString())
            .param("purpose", "Once more, from another window").with(developer()).with(csrf()))
        .andExpect(redirectedUrl(STATUS + "/" + id)).andExpect(flash().attributeExists("moved"));
  }

  @Test
  void an_application_is_withdrawn_after_one_question_wherever_it_waits() throws Exception {
    UUID unconfirmed = applied(RATES);
    UUID inReview = confirmed(ACCOUNTS);
    UUID returned = confirmed(ROADSIDE);
    bank.decide("reviewer", "reviewer", returned, Map.of("decision", "return", "reason", "No",
        "fields", List.of("apis")));

    for (UUID id : List.of(unconfirmed, inReview, returned)) {
      page(id).andExpect(content().string(containsString(id + "/withdrawal")));
      portal.perform(get(STATUS + "/" + id + "/withdrawal").with(developer()))
          .andExpect(content().string(containsString("The bank does not decide on it any more")));
      portal.perform(post(STATUS + "/" + id + "/withdrawal").with(developer()).with(csrf()))
          .andExpect(redirectedUrl(STATUS + "/" + id)).andExpect(flash().attributeExists("withdrawn"));
      assertThat(applications.find(id, tsp).orElseThrow().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
    }
    page(inReview).andExpect(content().string(containsString("Apply again")))
        .andExpect(content().string(not(containsString("/withdrawal"))));
  }

  @Test
  void a_withdrawal_that_comes_too_late_is_refused_politely() throws Exception {
    UUID id = confirmed(RATES);
    bank.decide("approver", "approver", id, Map.of("decision", "approve"));

    for (var request : List.of(get(STATUS + "/" + id + "/withdrawal"), post(STATUS + "/" + id + "/withdrawal"))) {
      portal.perform(request.with(developer()).with(csrf())).andExpect(redirectedUrl(STATUS + "/" + id))
          .andExpect(flash().attributeExists("tooLate"));
    }
    assertThat(applications.find(id, tsp).orElseThrow().status()).isEqualTo(ApplicationStatus.APPROVED);
  }

  @Test
  void a_second_application_for_an_api_says_which_and_why_and_leads_to_the_first() throws Exception {
    UUID open = applied(ACCOUNTS);
    UUID granted = confirmed(RATES);
    bank.approve(granted);
    bank.runJobs(granted);

    portal.perform(get("/portal/account/api-application").with(developer()))
        .andExpect(content().string(containsString("href=\"" + STATUS + "/" + open)));
    portal.perform(post("/portal/account/api-application").param("apis", ACCOUNTS.toString(), RATES.toString())
            .param("purpose", "The same once more").with(developer()).with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("demandDeposit/accounts is in an open application of yours")))
        .andExpect(content().string(containsString("may call products/exchangeRates already")))
        .andExpect(content().string(containsString("The same once more")))
        .andExpect(content().string(not(containsString("not one of the options"))));
  }

  @Test
  void a_page_that_asks_is_told_nothing_until_something_changes() throws Exception {
    UUID id = confirmed(ACCOUNTS);
    String onList = liveAddress(list());
    String onPage = liveAddress(page(id));
    portal.perform(get(onList).with(developer())).andExpect(status().isNoContent()).andExpect(content().string(""));
    portal.perform(get(onPage).with(developer())).andExpect(status().isNoContent()).andExpect(content().string(""));

    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));
    portal.perform(get(onList).with(developer())).andExpect(status().isOk())
        .andExpect(content().string(containsString("Signed by the reviewers")))
        .andExpect(content().string(not(containsString("<html"))));
    portal.perform(get(onPage).with(developer())).andExpect(status().isOk())
        .andExpect(content().string(containsString("Waits for the bank’s approvers")))
        .andExpect(content().string(containsString("hx-swap-oob")));

    bank.decide("approver", "approver", id, Map.of("decision", "return", "reason", "More",
        "fields", List.of("apis")));
    portal.perform(get(onPage).with(developer())).andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void a_form_that_somebody_fills_in_is_left_alone() throws Exception {
    UUID id = applied(ACCOUNTS);
    String live = liveAddress(page(id));
    portal.perform(get(live).with(developer())).andExpect(status().isNoContent());

    applications.confirm(id, tsp, name);
    portal.perform(get(live).with(developer())).andExpect(status().is(286))
        .andExpect(content().string(containsString("This application has changed meanwhile")));
  }

  @Test
  void a_page_on_which_nothing_can_change_asks_nothing() throws Exception {
    list().andExpect(content().string(not(containsString("hx-get"))))
        .andExpect(content().string(not(containsString("htmx"))));
    UUID id = confirmed(RATES);
    bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "No"));
    list().andExpect(content().string(not(containsString("hx-get"))));
    page(id).andExpect(content().string(not(containsString("hx-get"))));
  }

  @Test
  void whoever_is_logged_out_meanwhile_is_led_to_the_log_in_by_a_reload() throws Exception {
    UUID id = applied(ACCOUNTS);
    for (String live : List.of(STATUS + "/live?version=1", STATUS + "/" + id + "/live?version=1")) {
      portal.perform(get(live).header("HX-Request", "true").session(new MockHttpSession()))
          .andExpect(status().isUnauthorized()).andExpect(header().string("HX-Refresh", "true"));
    }
  }

  @Test
  void an_application_of_another_tsp_cannot_be_followed_corrected_or_withdrawn() throws Exception {
    UUID id = applied(ACCOUNTS);
    String stranger = TspFixtures.userName();
    bank.registered(stranger);
    RequestPostProcessor other = user(new Developer(tsps.developer(stranger).orElseThrow()));
    for (var request : List.of(get(STATUS + "/" + id + "/live?version=1"), get(STATUS + "/" + id + "/withdrawal"),
        post(STATUS + "/" + id + "/withdrawal"), post(STATUS + "/" + id + "/correction"))) {
      portal.perform(request.with(other).with(csrf())).andExpect(status().isNotFound());
    }
    assertThat(applications.find(id, tsp).orElseThrow().status()).isEqualTo(ApplicationStatus.UNCONFIRMED);
  }

  @Test
  void the_list_may_show_what_waits_for_the_developer_only() throws Exception {
    confirmed(ACCOUNTS);
    UUID mine = applied(ROADSIDE);

    portal.perform(get(STATUS + "?show=you").with(developer()))
        .andExpect(content().string(containsString("Waiting for you (1)")))
        .andExpect(content().string(containsString("With the bank (1)")))
        .andExpect(content().string(containsString("application-" + mine)))
        .andExpect(content().string(not(containsString("demandDeposit/accounts"))));
    portal.perform(get(STATUS + "?show=ended").with(developer()))
        .andExpect(content().string(containsString("No application stands so")));
    portal.perform(get(STATUS + "?page=99&show=nonsense").with(developer())).andExpect(status().isOk());
  }

  private UUID applied(ApiPath... apis) {
    return applications.submit(new ApiRequest(tsp, name, name, Set.of(apis), "Show all accounts"));
  }

  private UUID confirmed(ApiPath... apis) {
    UUID id = applied(apis);
    applications.confirm(id, tsp, name);
    return id;
  }

  private ResultActions list() throws Exception {
    return portal.perform(get(STATUS).with(developer())).andExpect(status().isOk());
  }

  private ResultActions page(UUID id) throws Exception {
    return portal.perform(get(STATUS + "/" + id).with(developer())).andExpect(status().isOk());
  }

  private static String liveAddress(ResultActions page) throws Exception {
    Matcher live = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(page.andReturn().getResponse().getContentAsString());
    assertThat(live.find()).isTrue();
    return live.group(1).replace("&amp;", "&");
  }

  private RequestPostProcessor developer() {
    return user(new Developer(tsps.developer(name).orElseThrow()));
  }
}
