package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.TspFixtures;
import dev.assent.client.Clients;
import dev.assent.onboarding.Registration;
import dev.assent.onboarding.RegistrationHistory;
import dev.assent.onboarding.RegistrationStatus;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsps;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a developer sees and may do between the sign-up and the admission. */
@PortalSite
class RegistrationPageIT {

  private static final Map<String, Object> RETURN =
      Map.of("decision", "return", "reason", "Ring <b>us</b> up", "fields", List.of("phone"));

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired RegistrationHistory history;
  @Autowired Clients clients;
  @Autowired Tsps tsps;

  private final String name = TspFixtures.userName();
  private final MockHttpSession session = new MockHttpSession();
  private UUID id;

  @BeforeEach
  void an_applicant_who_is_logged_in() throws Exception {
    id = registrations.signUp(TspFixtures.uncertified(name), TspFixtures.PASSWORD, Locale.ENGLISH);
    portal.perform(post("/portal/login").param("username", name).param("password", TspFixtures.PASSWORD)
        .with(csrf()).session(session)).andExpect(redirectedUrl("/portal/registration"));
  }

  @Test
  void the_tracker_says_for_which_group_it_waits_and_until_when() throws Exception {
    page().andExpect(content().string(containsString("Signature of the reviewers")))
        .andExpect(content().string(containsString("Waits for the bank’s reviewers, due ")))
        .andExpect(content().string(containsString("Signature of the approvers")));

    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));

    page().andExpect(content().string(containsString("Signed by the reviewers")))
        .andExpect(content().string(containsString("Waits for the bank’s approvers, due ")))
        .andExpect(content().string(not(containsString("decided_by"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/account", "/portal/account/profile", "/portal/account/my-api",
      "/portal/account/status", "/portal/account/api-application"})
  void the_account_is_not_open_yet(String page) throws Exception {
    portal.perform(get(page).session(session)).andExpect(redirectedUrl("/portal/registration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/account/my-api/secret", "/portal/account/api-application",
      "/portal/account/developers", "/portal/anything"})
  void nothing_of_the_account_is_done_yet(String action) throws Exception {
    portal.perform(send(action)).andExpect(status().isForbidden());
  }

  @Test
  void a_returned_registration_shows_the_reason_beside_the_entry_and_is_corrected_there() throws Exception {
    bank.decide("reviewer", "reviewer", id, RETURN);
    page().andExpect(content().string(containsString("The bank asks you to correct your registration")))
        .andExpect(content().string(containsString("id=\"field-phone-error\"")))
        .andExpect(content().string(not(containsString("id=\"field-company-error\""))))
        .andExpect(content().string(containsString("Ring &lt;b&gt;us&lt;/b&gt; up")))
        .andExpect(content().string(not(containsString("name=\"userName\""))));

    portal.perform(correction("call me")).andExpect(status().isUnprocessableEntity());
    assertThat(registration().status()).isEqualTo(RegistrationStatus.RETURNED);

    portal.perform(correction("+886 2 5550 0199").param("userName", "head").param("email", "other@example.com"))
        .andExpect(redirectedUrl("/portal/registration"));

    assertThat(registration().status()).isEqualTo(RegistrationStatus.SUBMITTED);
    assertThat(history.details(id).phone()).isEqualTo("+886 2 5550 0199");
    assertThat(tsps.developer(name).orElseThrow().email()).isEqualTo(name + "@enjoylife.example");
    page().andExpect(content().string(containsString("Corrected and submitted again")));
  }

  @Test
  void another_companys_number_is_refused() throws Exception {
    String other = TspFixtures.userName();
    bank.registered(other);
    bank.decide("reviewer", "reviewer", id, RETURN);

    portal.perform(correction("+886 2 5550 0199")
        .param("registrationNumber", tsps.get(clients.get(other).tspId()).registrationNumber()))
        .andExpect(status().isUnprocessableEntity());
    assertThat(registration().status()).isEqualTo(RegistrationStatus.RETURNED);
  }

  @Test
  void the_applicant_withdraws_after_being_asked_once() throws Exception {
    portal.perform(get("/portal/registration/withdraw").session(session)).andExpect(status().isOk())
        .andExpect(content().string(containsString("The bank does not decide on it any more")));

    portal.perform(send("/portal/registration/withdraw")).andExpect(redirectedUrl("/portal/registration"));

    assertThat(registration().status()).isEqualTo(RegistrationStatus.WITHDRAWN);
    page().andExpect(content().string(containsString("Your registration is withdrawn")));
    assertThat(bank.task(id)).isNull();
  }

  @Test
  void once_admitted_the_same_session_enters_the_account() throws Exception {
    bank.approve(id);
    page().andExpect(content().string(containsString("approved and is being set up")));
    bank.runJobs(id);

    portal.perform(get("/portal/registration").session(session))
        .andExpect(redirectedUrl("/portal/account/status"));
    portal.perform(get("/portal/account/profile").session(session)).andExpect(status().isOk());
  }

  @Test
  void the_page_hears_when_something_has_changed_and_nothing_otherwise() throws Exception {
    String version = page().andReturn().getModelAndView().getModel().get("version").toString();
    portal.perform(get("/portal/registration/live").param("version", version).session(session))
        .andExpect(status().isNoContent());

    bank.decide("reviewer", "reviewer", id, Map.of("decision", "approve"));
    portal.perform(get("/portal/registration/live").param("version", version).session(session))
        .andExpect(status().isOk()).andExpect(content().string(containsString("Signed by the reviewers")))
        .andExpect(content().string(not(containsString("<html"))));

    bank.approve(id);
    bank.runJobs(id);
    portal.perform(get("/portal/registration/live").param("version", version).session(session))
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void what_the_applicant_was_told_can_be_read() throws Exception {
    portal.perform(get("/portal/account/notices").session(session)).andExpect(status().isOk())
        .andExpect(content().string(containsString("We have received the registration")));
  }

  @Test
  void a_form_from_elsewhere_withdraws_nothing() throws Exception {
    portal.perform(post("/portal/registration/withdraw").session(session)).andExpect(status().isForbidden());
    assertThat(registration().status()).isEqualTo(RegistrationStatus.SUBMITTED);
  }

  private ResultActions page() throws Exception {
    return portal.perform(get("/portal/registration").session(session)).andExpect(status().isOk());
  }

  private MockHttpServletRequestBuilder correction(String phone) {
    MockHttpServletRequestBuilder form = send("/portal/registration").param("phone", phone);
    RegistrationForm.entered(history.details(id)).forEach((field, values) -> {
      if (!field.equals("phone")) {
        form.param(field, values.get(0));
      }
    });
    return form;
  }

  private MockHttpServletRequestBuilder send(String action) {
    return post(action).session(session).with(csrf());
  }

  private Registration registration() {
    return registrations.ofTsp(tsps.developer(name).map(account -> account.tspId()).orElseThrow()).orElseThrow();
  }
}
