package dev.assent.portal;

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

import dev.assent.MovableClock;
import dev.assent.TspFixtures;
import dev.assent.tsp.Tsps;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Log-ins of developers where no mail is sent. */
@PortalSite
class AccountsIT {

  private static final String NEW_PASSWORD = "a loud yellow mountain";
  private static int visitors;

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Tsps tsps;
  @Autowired MovableClock clock;

  private final String name = TspFixtures.userName();
  private final String address = "198.51.100." + ++visitors;

  @BeforeEach
  void a_registered_tsp() {
    bank.registered(name);
  }

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
      "too short,The password is too short. Please enter at least 12 characters.",
      "            ,The same again and again is guessed soon.",
      "another-life,'The password is built from your user name, your e-mail address or your company’s name.'",
      "password1234,The password is one that many people use",
      "qwertyuiop[],Keys that lie side by side are guessed soon."})
  void a_weak_password_is_refused_with_what_to_do_and_never_written_back(String password, String sentence)
      throws Exception {
    portal.perform(signUp(TspFixtures.userName(), password)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(sentence)))
        .andExpect(content().string(not(containsString("value=\"" + password))));
  }

  @Test
  void a_weak_password_is_refused_in_chinese_too() throws Exception {
    portal.perform(signUp(TspFixtures.userName(), "qwertyuiop[]").param("lang", "zh-TW"))
        .andExpect(content().string(containsString("鍵盤上相鄰的按鍵很快會被猜中")));
  }

  @Test
  void the_eleventh_sign_up_within_an_hour_is_refused_and_says_when_to_try_again() throws Exception {
    for (int again = 0; again < 10; again++) {
      portal.perform(signUp(name, TspFixtures.PASSWORD)).andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("This registration cannot be accepted")));
      portal.perform(signUp(name, "mistyped")).andExpect(status().isUnprocessableEntity());
    }

    portal.perform(signUp(name, TspFixtures.PASSWORD)).andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"));
    portal.perform(signUp(name, "mistyped")).andExpect(status().isUnprocessableEntity());
    clock.moveAhead(Duration.ofHours(1));
    portal.perform(signUp(name, TspFixtures.PASSWORD)).andExpect(status().isUnprocessableEntity());
  }

  @Test
  void a_rejected_company_signs_up_again_under_the_same_names() throws Exception {
    String rejected = TspFixtures.userName();
    portal.perform(signUp(rejected, TspFixtures.PASSWORD)).andExpect(redirectedUrl("/portal/sign-up/completed"));
    portal.perform(signUp(rejected, TspFixtures.PASSWORD)).andExpect(status().isUnprocessableEntity());
    tsps.reject(tsps.developer(rejected).orElseThrow().tspId());

    portal.perform(signUp(rejected, TspFixtures.PASSWORD)).andExpect(redirectedUrl("/portal/sign-up/completed"));
  }

  @Test
  void whoever_knows_the_password_changes_it_and_every_other_session_ends() throws Exception {
    MockHttpSession here = logIn(TspFixtures.PASSWORD);
    MockHttpSession elsewhere = logIn(TspFixtures.PASSWORD);
    clock.moveAhead(Duration.ofSeconds(1));

    portal.perform(change("not my password", NEW_PASSWORD, here)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("This is not your present password.")));
    portal.perform(change(TspFixtures.PASSWORD, "password1234", here)).andExpect(status().isUnprocessableEntity());
    portal.perform(change(TspFixtures.PASSWORD, NEW_PASSWORD, here))
        .andExpect(redirectedUrl("/portal/account/profile"));

    portal.perform(get("/portal/account/profile").session(here)).andExpect(status().isOk());
    portal.perform(get("/portal/account/profile").session(elsewhere).accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/portal/login"));
    assertThat(logIn(NEW_PASSWORD)).isNotNull();
  }

  @Test
  void where_no_mail_is_sent_a_colleague_gets_the_invitation_handed_over() throws Exception {
    MockHttpSession session = logIn(TspFixtures.PASSWORD);
    MvcResult invited = portal.perform(post("/portal/account/developers").session(session).with(csrf())
        .param("email", "amy@example.com")).andExpect(redirectedUrl("/portal/account/profile")).andReturn();
    String link = (String) invited.getFlashMap().get("invitationLink");
    assertThat(link).startsWith("http://localhost:8080/portal/join?token=");
    String token = link.substring(link.indexOf('=') + 1);
    portal.perform(get("/portal/account/profile").session(session))
        .andExpect(content().string(containsString(link)));
    portal.perform(get("/portal/account/profile").session(session))
        .andExpect(content().string(not(containsString(token))))
        .andExpect(content().string(containsString("amy@example.com")));

    portal.perform(get("/portal/join").param("token", token)).andExpect(status().isOk())
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(containsString("has invited you")));
    portal.perform(join(token, name)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("This user name is taken.")));
    portal.perform(join(token, "head")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("This user name is taken.")));
    portal.perform(join(token, name + "b")).andExpect(redirectedUrl("/portal/login"))
        .andExpect(flash().attribute("done", "joined"));
    portal.perform(join(token, name + "c")).andExpect(status().isNotFound());

    portal.perform(get("/portal/account/profile").with(developer(name + "b")))
        .andExpect(content().string(containsString(name)));
  }

  @Test
  void a_removed_developer_is_out_at_the_next_request() throws Exception {
    MockHttpSession session = logIn(TspFixtures.PASSWORD);
    String token = invited(session);
    portal.perform(join(token, name + "b"));
    MockHttpSession colleague = logIn(name + "b", TspFixtures.PASSWORD);

    portal.perform(get("/portal/account/developers/" + name + "b/remove").session(session))
        .andExpect(content().string(containsString("Remove " + name + "b?")));
    portal.perform(post("/portal/account/developers/" + name + "b/remove").session(session).with(csrf()))
        .andExpect(redirectedUrl("/portal/account/profile"));

    portal.perform(get("/portal/account/profile").session(colleague).accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/portal/login"));
    assertThat(tsps.developer(name + "b")).isEmpty();
  }

  @Test
  void developers_and_invitations_of_another_tsp_do_not_exist() throws Exception {
    String stranger = TspFixtures.userName();
    bank.registered(stranger);
    invited(logIn(TspFixtures.PASSWORD));

    portal.perform(get("/portal/account/developers/" + stranger + "/remove").with(developer(name)))
        .andExpect(status().isNotFound());
    portal.perform(post("/portal/account/developers/" + stranger + "/remove").with(developer(name)).with(csrf()))
        .andExpect(status().isNotFound());
    portal.perform(post("/portal/account/developers/" + name + "/remove").with(developer(name)).with(csrf()))
        .andExpect(status().isNotFound());
    assertThat(tsps.developer(stranger)).isPresent();
  }

  @Test
  void a_withdrawn_invitation_opens_nothing() throws Exception {
    MockHttpSession session = logIn(TspFixtures.PASSWORD);
    String token = invited(session);
    String page = portal.perform(get("/portal/account/profile").session(session)).andReturn().getResponse()
        .getContentAsString();
    String withdraw = page.substring(page.indexOf("/portal/account/developers/invitations/"));
    portal.perform(post(withdraw.substring(0, withdraw.indexOf('"'))).session(session).with(csrf()));

    portal.perform(get("/portal/join").param("token", token)).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("This link does not work any more")));
  }

  @Test
  void where_no_mail_is_sent_the_page_says_whom_to_ask() throws Exception {
    portal.perform(get("/portal/forgotten-password"))
        .andExpect(content().string(containsString("This portal sends no mail")));
  }

  private String invited(MockHttpSession session) throws Exception {
    String link = (String) portal.perform(post("/portal/account/developers").session(session).with(csrf())
        .param("email", "amy@example.com")).andReturn().getFlashMap().get("invitationLink");
    return link.substring(link.indexOf('=') + 1);
  }

  private MockHttpSession logIn(String password) throws Exception {
    return logIn(name, password);
  }

  private MockHttpSession logIn(String userName, String password) throws Exception {
    MockHttpSession session = new MockHttpSession();
    portal.perform(post("/portal/login").session(session).with(csrf()).param("username", userName)
        .param("password", password)).andExpect(redirectedUrl("/portal"));
    return session;
  }

  private RequestPostProcessor developer(String userName) {
    return user(new Developer(tsps.developer(userName).orElseThrow()));
  }

  private static MockHttpServletRequestBuilder change(String present, String password, MockHttpSession session) {
    return post("/portal/account/password").session(session).with(csrf()).param("present", present)
        .param("password", password).param("passwordRepeated", password);
  }

  private MockHttpServletRequestBuilder join(String token, String userName) {
    return from(post("/portal/join")).param("token", token).param("userName", userName)
        .param("password", TspFixtures.PASSWORD).param("passwordRepeated", TspFixtures.PASSWORD);
  }

  private MockHttpServletRequestBuilder signUp(String userName, String password) {
    return from(post("/portal/sign-up"))
        .param("company", "Another Life " + userName).param("registrationNumber", userName.toUpperCase())
        .param("contactName", "Mei Lin").param("contactEmail", "mei@example.com").param("phone", "+886 2 5550 0102")
        .param("certification", "NONE")
        .param("redirectUris", "https://another.example/callback").param("purpose", "Show customers everything")
        .param("userName", userName).param("email", "dev@example.com")
        .param("password", password).param("passwordRepeated", password);
  }

  private MockHttpServletRequestBuilder from(MockHttpServletRequestBuilder form) {
    return form.with(csrf()).with(request -> {
      request.setRemoteAddr(address);
      return request;
    });
  }
}
