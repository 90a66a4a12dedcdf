package dev.assent.portal;

import static dev.assent.TspFixtures.ACCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.accessrequest.ApplicationStatus;
import dev.assent.client.ClientKeySets;
import dev.assent.client.ClientSecret;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.onboarding.Registrations;
import dev.assent.tsp.Tsps;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PortalSite
class PortalAdmissionIT {

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Registrations registrations;
  @Autowired ApiApplications applications;
  @Autowired Clients clients;
  @Autowired ClientKeySets keySets;
  @Autowired ClientSecrets secrets;
  @Autowired Tsps tsps;
  @Autowired Notifications notifications;

  private final String name = TspFixtures.userName();

  @BeforeEach
  void a_registered_tsp() {
    bank.publishApis();
    bank.registered(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal", "/portal/apis", "/portal/apis?q=balance", "/portal/apis/demandDeposit/accounts",
      "/portal/sign-up", "/portal/sign-up/completed", "/portal/login", "/portal/forgotten-password",
      "/portal/catalogue.json"})
  void anyone_reads_the_open_pages(String page) throws Exception {
    portal.perform(get(page)).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/account", "/portal/account/profile", "/portal/account/password",
      "/portal/account/developers", "/portal/account/developers/x/remove",
      "/portal/account/api-application",
      "/portal/account/status", "/portal/account/my-api", "/portal/anything"})
  void a_visitor_is_led_to_the_log_in(String page) throws Exception {
    portal.perform(get(page).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/portal/login"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STAFF", "MANAGER", "CUSTOMER"})
  void people_of_the_bank_and_its_customers_have_no_account_here(String role) throws Exception {
    portal.perform(get("/portal/account/profile").with(user("somebody").roles(role)))
        .andExpect(status().isForbidden());
  }

  @Test
  void an_application_of_another_tsp_does_not_exist() throws Exception {
    UUID id = applications.submit(new ApiRequest(clients.get(name).tspId(), name, name, Set.of(ACCOUNTS),
        "Show all accounts"));
    String stranger = TspFixtures.userName();
    bank.registered(stranger);

    for (String page : new String[] {"/portal/account/status/" + id, "/portal/account/api-application/" + id}) {
      portal.perform(get(page).with(developer(name))).andExpect(status().isOk());
      portal.perform(get(page).with(developer(stranger))).andExpect(status().isNotFound());
    }
    portal.perform(post("/portal/account/status/" + id).param("checked", "true").with(developer(stranger))
        .with(csrf())).andExpect(status().isNotFound());
    assertThat(applications.ofTsp(clients.get(name).tspId()).get(0).status())
        .isEqualTo(ApplicationStatus.UNCONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/account/my-api/secret", "/portal/account/my-api/keys",
      "/portal/account/api-application", "/portal/sign-up", "/portal/login", "/portal/logout",
      "/portal/account/password", "/portal/account/developers", "/portal/account/developers/x/remove",
      "/portal/forgotten-password", "/portal/reset-password", "/portal/join", "/portal/verify-email",
      "/portal/verify-email/again"})
  void a_form_from_elsewhere_is_refused(String action) throws Exception {
    portal.perform(post(action).with(developer(name))).andExpect(status().isForbidden());
    assertThat(secrets.of(name)).isEmpty();
  }

  @Test
  void a_wrong_password_says_nothing_about_the_account() throws Exception {
    String pending = TspFixtures.userName();
    registrations.signUp(TspFixtures.enjoyLife(pending), TspFixtures.PASSWORD, Locale.ENGLISH);

    for (String account : new String[] {pending, name, "nobody-at-all"}) {
      portal.perform(logIn(account, "wrong password")).andExpect(redirectedUrl("/portal/login?error"));
    }
  }

  @Test
  void before_the_approval_a_log_in_says_that_the_registration_waits() throws Exception {
    String pending = TspFixtures.userName();
    registrations.signUp(TspFixtures.enjoyLife(pending), TspFixtures.PASSWORD, Locale.ENGLISH);

    registrationPage(pending)
        .andExpect(content().string(containsString("Your registration awaits the bank’s approval")));
  }

  @Test
  void asking_again_and_again_whether_the_bank_has_decided_is_no_attempt_at_guessing() throws Exception {
    String pending = TspFixtures.userName();
    registrations.signUp(TspFixtures.enjoyLife(pending), TspFixtures.PASSWORD, Locale.ENGLISH);

    for (int attempt = 0; attempt < 8; attempt++) {
      registrationPage(pending);
    }
  }

  @Test
  void after_the_approval_a_log_in_says_that_it_is_being_set_up() throws Exception {
    String approved = TspFixtures.userName();
    UUID id = registrations.signUp(TspFixtures.enjoyLife(approved), TspFixtures.PASSWORD, Locale.ENGLISH);
    bank.approve(id);

    registrationPage(approved).andExpect(content().string(containsString("approved and is being set up")));
  }

  @Test
  void after_a_rejection_a_log_in_says_why() throws Exception {
    String rejected = TspFixtures.userName();
    UUID id = registrations.signUp(TspFixtures.enjoyLife(rejected), TspFixtures.PASSWORD, Locale.ENGLISH);
    bank.decide("approver", "approver", id, Map.of("decision", "reject", "reason", "<b>No licence</b>"));

    registrationPage(rejected)
        .andExpect(content().string(containsString("The bank has rejected your registration")))
        .andExpect(content().string(containsString("&lt;b&gt;No licence&lt;/b&gt;")));
  }

  @Test
  void a_company_is_not_registered_under_another_number_in_other_letters() throws Exception {
    String userName = TspFixtures.userName();
    String company = tsps.get(clients.get(name).tspId()).companyName();

    portal.perform(signUp(userName, "NEW-0002", company.toUpperCase(Locale.ROOT).replace(" ", "  ")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("This registration cannot be accepted")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "camunda-admin", "assent-operations", "sys-tem"})
  void a_user_name_that_would_pass_for_the_banks_is_refused_with_a_sentence(String reserved) throws Exception {
    portal.perform(signUp(reserved, "NEW-0003")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("This user name is reserved for the bank")));
  }

  @Test
  void who_says_nothing_of_a_certification_has_none() throws Exception {
    portal.perform(get("/portal/sign-up"))
        .andExpect(content().string(matchesPattern(
            "(?s).*<option value=\"NONE\"\\s+selected=\"selected\">None</option>.*")))
        .andExpect(content().string(not(containsString("Please select"))));
  }

  @Test
  void a_sample_call_names_the_configured_address_whatever_a_request_says() throws Exception {
    for (String page : new String[] {"/portal/apis/products/exchangeRates", "/portal/account/my-api"}) {
      portal.perform(get(page).with(developer(name)).with(PortalAdmissionIT::ofAnotherHost))
          .andExpect(content().string(containsString("http://localhost:8080/")))
          .andExpect(content().string(not(containsString("evil.example"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/account/status/xyz", "/portal/account/status/xyz/live?version=1",
      "/portal/account/api-application/xyz"})
  void an_id_that_is_none_is_as_unknown_as_any_other(String page) throws Exception {
    portal.perform(get(page).with(developer(name))).andExpect(status().isNotFound());
  }

  @Test
  void a_parameter_that_is_none_is_a_bad_request() throws Exception {
    portal.perform(get("/portal/account/status?page=xyz").with(developer(name))).andExpect(status().isBadRequest());
  }

  @Test
  void a_taken_user_name_or_company_is_refused_without_saying_which() throws Exception {
    String sentence = "This registration cannot be accepted";
    portal.perform(signUp(name, "NEW-0001")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(sentence)));
    String number = tsps.get(clients.get(name).tspId()).registrationNumber();
    portal.perform(signUp(TspFixtures.userName(), number)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(sentence)));
  }

  @Test
  void a_new_secret_is_shown_once_and_never_cached() throws Exception {
    MockHttpSession session = new MockHttpSession();
    MvcResult created = portal.perform(post("/portal/account/my-api/secret").session(session).with(developer(name))
        .with(csrf())).andExpect(redirectedUrl("/portal/account/my-api")).andExpect(flash().attributeExists("secret"))
        .andReturn();
    String secret = (String) created.getFlashMap().get("secret");

    assertThat(secrets.matches(name, new ClientSecret(secret))).isTrue();
    portal.perform(get("/portal/account/my-api").session(session).with(developer(name)))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(containsString(secret)));
    portal.perform(get("/portal/account/my-api").session(session).with(developer(name)))
        .andExpect(content().string(not(containsString(secret))));
  }

  @Test
  void keys_that_are_unfit_are_refused_with_a_sentence_beside_the_field() throws Exception {
    portal.perform(multipart("/portal/account/my-api/keys").param("jwks", "{\"keys\":[]}").with(developer(name))
            .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("The JWKS holds no keys.")));
    assertThat(clients.get(name).jwks()).isNull();
  }

  /** Also where the JWKS is refused for something else that comes first. */
  @Test
  void a_private_key_is_not_sent_back_and_what_is_public_is() throws Exception {
    for (String secret : new String[] {
        "{\"keys\":[{\"kty\":\"EC\"},{\"kty\":\"EC\",\"kid\":\"a\",\"d\":\"c2VjcmV0\"}]}",
        "-----BEGIN PRIVATE KEY-----c2VjcmV0"}) {
      portal.perform(multipart("/portal/account/my-api/keys").param("jwks", secret).with(developer(name)).with(csrf()))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(not(containsString("c2VjcmV0"))));
    }
    portal.perform(multipart("/portal/account/my-api/keys").param("jwks", "{\"keys\":[{\"kty\":\"corrected\"}]}")
            .with(developer(name)).with(csrf()))
        .andExpect(content().string(containsString("corrected")));
  }

  @Test
  void an_address_of_keys_that_is_unfit_is_refused_with_a_sentence_beside_the_field_and_nothing_changes()
      throws Exception {
    for (String[] unfit : new String[][] {{"http://keys.tsp.example/jwks", "must start with https"},
        {"https://dev:word@keys.tsp.example/jwks", "no user name"}, {"keys", "Enter the address of your JWKS"},
        {"https://127.0.0.1/jwks", "not on the public Internet"}, {"https://[::1]/jwks", "not on the public Internet"},
        {"https://169.254.169.254/latest/meta-data", "not on the public Internet"}}) {
      portal.perform(post("/portal/account/my-api/keys/address").param("address", unfit[0]).with(developer(name))
              .with(csrf()))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString(unfit[1])))
          .andExpect(content().string(containsString("value=\"" + unfit[0])));
    }
    assertThat(clients.get(name).jwksUri()).isNull();
  }

  @Test
  void weaker_algorithms_are_warned_of_where_the_keys_are() throws Exception {
    portal.perform(get("/portal/account/my-api").with(developer(name)))
        .andExpect(content().string(not(containsString("weaker algorithms"))));

    clients.changeCompatibility(name, true);

    portal.perform(get("/portal/account/my-api").with(developer(name)))
        .andExpect(content().string(containsString("The bank accepts weaker algorithms from you")));
  }

  @Test
  void keys_may_come_in_a_file() throws Exception {
    byte[] jwks = ("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"in-a-file\","
        + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}").getBytes(StandardCharsets.UTF_8);
    portal.perform(multipart("/portal/account/my-api/keys").file("file", jwks).param("jwks", "").with(developer(name))
        .with(csrf())).andExpect(redirectedUrl("/portal/account/my-api"));
    assertThat(keySets.describe(clients.get(name))).extracting("keyId").containsExactly("in-a-file");
    assertThat(notifications.of(Recipient.Kind.DEVELOPER, name, 20)).extracting(told -> told.notice().code())
        .containsOnlyOnce("client-keys-changed");
  }

  @Test
  void the_catalogue_for_programs_tells_the_jwt_setting_in_force() throws Exception {
    portal.perform(get("/portal/catalogue.json"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(jsonPath("$[?(@.path == 'creditCards/roadsideAssistance')].request").value("JWS"))
        .andExpect(jsonPath("$[?(@.path == 'creditCards/roadsideAssistance')].response").value("JWE"))
        .andExpect(jsonPath("$[?(@.path == 'demandDeposit/accounts')].request").value("None"))
        .andExpect(jsonPath("$[?(@.path == 'demandDeposit/accounts')].authorizationItem").value("demandDeposit"))
        .andExpect(jsonPath("$[?(@.path == 'demandDeposit/accounts')].methods[0]").value("POST"));
  }

  @Test
  void an_unknown_api_is_not_found() throws Exception {
    portal.perform(get("/portal/apis/no/such")).andExpect(status().isNotFound());
    portal.perform(get("/portal/apis/a b/c%00d")).andExpect(result ->
        assertThat(result.getResponse().getStatus()).isBetween(400, 404));
  }

  private RequestPostProcessor developer(String userName) {
    return user(new Developer(tsps.developer(userName).orElseThrow()));
  }

  private static MockHttpServletRequestBuilder logIn(String userName, String password) {
    return post("/portal/login").param("username", userName).param("password", password).with(csrf());
  }

  private ResultActions registrationPage(String userName) throws Exception {
    MockHttpSession session = new MockHttpSession();
    portal.perform(logIn(userName, TspFixtures.PASSWORD).session(session))
        .andExpect(redirectedUrl("/portal/registration"));
    return portal.perform(get("/portal/registration").session(session)).andExpect(status().isOk());
  }

  private static MockHttpServletRequest ofAnotherHost(MockHttpServletRequest request) {
    request.setServerName("evil.example");
    request.addHeader("Host", "evil.example");
    return request;
  }

  private static MockHttpServletRequestBuilder signUp(String userName, String registrationNumber) {
    return signUp(userName, registrationNumber, "Another Life " + userName);
  }

  private static MockHttpServletRequestBuilder signUp(String userName, String registrationNumber, String company) {
    return post("/portal/sign-up").with(csrf())
        .param("company", company).param("registrationNumber", registrationNumber)
        .param("contactName", "Mei Lin").param("contactEmail", "mei@example.com").param("phone", "+886 2 5550 0102")
        .param("certification", "NONE")
        .param("redirectUris", "https://another.example/callback").param("purpose", "Show customers everything")
        .param("userName", userName).param("email", "dev@example.com")
        .param("password", TspFixtures.PASSWORD).param("passwordRepeated", TspFixtures.PASSWORD);
  }
}
