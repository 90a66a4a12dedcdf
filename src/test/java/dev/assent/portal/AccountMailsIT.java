package dev.assent.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
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
import dev.assent.web.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ExtendWith(OutputCaptureExtension.class)
class AccountMailsIT extends PortalWithMail {

  private static final String NEW_PASSWORD = "a loud yellow mountain";
  private static int visitors;

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired Tsps tsps;
  @Autowired MovableClock clock;
  @Autowired Wording say;

  private final String name = TspFixtures.userName();
  private final String email = name + "@dev.example";
  private final String address = "203.0.113." + ++visitors;

  @Test
  void a_link_that_came_by_mail_proves_the_address_by_the_press_of_a_button(CapturedOutput log) throws Exception {
    signUp().andExpect(redirectedUrl("/portal/sign-up/completed"));
    portal.perform(get("/portal/sign-up/completed"))
        .andExpect(content().string(containsString("Registration Completed")))
        .andExpect(content().string(containsString("Confirm your e-mail address")));
    String mail = mail(email, 1);
    String token = token(mail);

    portal.perform(get(link(mail))).andExpect(status().isOk())
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(containsString("Confirm the address")));
    assertThat(tsps.developer(name).orElseThrow().emailVerified()).isFalse();
    portal.perform(from(post("/portal/verify-email")).param("token", token)).andExpect(redirectedUrl("/portal/login"))
        .andExpect(flash().attribute("done", "verified"));

    assertThat(tsps.developer(name).orElseThrow().emailVerified()).isTrue();
    portal.perform(from(post("/portal/verify-email")).param("token", token)).andExpect(status().isNotFound())
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(content().string(containsString("This link does not work any more")));
    assertThat(log.getAll()).doesNotContain(token);
  }

  @Test
  void the_mail_speaks_the_language_of_the_sign_up() throws Exception {
    portal.perform(signUpForm().param("lang", "zh-TW")).andExpect(redirectedUrl("/portal/sign-up/completed"));

    assertThat(mail(email, 1)).contains("請確認您的電子郵件地址", name);
  }

  @Test
  void before_the_proof_a_log_in_says_what_to_do_and_sends_the_link_again() throws Exception {
    signUp();
    MockHttpSession session = new MockHttpSession();
    portal.perform(from(post("/portal/login")).session(session).param("username", name)
        .param("password", TspFixtures.PASSWORD)).andExpect(redirectedUrl("/portal/registration"));
    portal.perform(get("/portal/registration").session(session))
        .andExpect(content().string(containsString("Please confirm your e-mail address first")))
        .andExpect(content().string(containsString("Send the link again")))
        .andExpect(content().string(containsString("Waits for you until " + say.day(clock.instant()
            .plus(Duration.ofDays(7))))));

    for (int again = 0; again < 3; again++) {
      again(session).andExpect(flash().attribute("done", "sent-again"));
    }
    again(session).andExpect(status().isTooManyRequests());

    String latest = mail(email, 4);
    portal.perform(from(post("/portal/verify-email")).param("token", token(latest)))
        .andExpect(redirectedUrl("/portal/login"));
  }

  @Test
  void nobody_gets_a_link_sent_to_an_account_whose_password_they_do_not_know() throws Exception {
    signUp();
    mail(email, 1);

    again(new MockHttpSession()).andExpect(status().isUnauthorized());

    assertThat(to(email)).hasSize(1);
  }

  @Test
  void a_forgotten_password_is_replaced_by_a_link_once_and_all_sessions_end() throws Exception {
    bank.registered(name);
    String developer = name + "@enjoylife.example";
    MockHttpSession before = new MockHttpSession();
    logIn(TspFixtures.PASSWORD, before).andExpect(redirectedUrl("/portal"));
    clock.moveAhead(Duration.ofSeconds(1));

    ask(name.toUpperCase()).andExpect(redirectedUrl("/portal/forgotten-password"))
        .andExpect(flash().attribute("asked", true));
    String mail = mail(developer, 1);
    portal.perform(get(link(mail))).andExpect(status().isOk())
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(content().string(containsString("Choose a new password")));
    reset(token(mail), "password1234").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("The password is one that many people use")));
    reset(token(mail), NEW_PASSWORD).andExpect(redirectedUrl("/portal/login"));
    reset(token(mail), TspFixtures.PASSWORD).andExpect(status().isNotFound());

    portal.perform(get("/portal/account/profile").session(before).accept(MediaType.TEXT_HTML))
        .andExpect(redirectedUrl("/portal/login"));
    logIn(TspFixtures.PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/portal/login?error"));
    logIn(NEW_PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/portal"));
    assertThat(mail(developer, 2)).contains("Your password was changed");
  }

  @Test
  void a_link_to_reset_works_for_half_an_hour() throws Exception {
    bank.registered(name);
    ask(name + "@ENJOYLIFE.example");
    String mail = mail(name + "@enjoylife.example", 1);

    clock.moveAhead(Duration.ofMinutes(30));

    portal.perform(get(link(mail))).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("Ask for another link")));
    reset(token(mail), NEW_PASSWORD).andExpect(status().isNotFound());
  }

  @Test
  void the_answer_to_a_forgotten_password_does_not_tell_whether_there_is_an_account() throws Exception {
    bank.registered(name);

    String known = answer(name);
    String unknown = answer("nobody-at-all");

    assertThat(unknown).isEqualTo(known).contains("If there is such an account, a mail is on its way to it");
  }

  @Test
  void the_fourth_mail_of_an_hour_to_one_account_is_refused_whether_or_not_it_exists() throws Exception {
    for (int again = 0; again < 3; again++) {
      ask("nobody-" + name).andExpect(redirectedUrl("/portal/forgotten-password"));
    }
    ask(" NOBODY-" + name).andExpect(status().isTooManyRequests()).andExpect(header().exists("Retry-After"));
  }

  @Test
  void a_stranger_keeps_no_owner_from_a_link_and_floods_no_mailbox() throws Exception {
    bank.registered(name);
    String developer = name + "@enjoylife.example";
    for (int again = 0; again < 3; again++) {
      ask(name, "198.51.100." + visitors).andExpect(redirectedUrl("/portal/forgotten-password"));
    }
    ask(name, "198.51.100." + visitors).andExpect(status().isTooManyRequests());

    ask(name).andExpect(redirectedUrl("/portal/forgotten-password"));
    String first = mail(developer, 1);
    clock.moveAhead(Duration.ofMinutes(15));
    ask(name).andExpect(redirectedUrl("/portal/forgotten-password"));

    mail(developer, 2);
    assertThat(to(developer)).hasSize(2);
    reset(token(first), NEW_PASSWORD).andExpect(redirectedUrl("/portal/login"));
  }

  @Test
  void who_fails_a_hundred_times_elsewhere_does_not_keep_the_owner_from_a_log_in() throws Exception {
    bank.registered(name);
    for (int again = 0; again < 100; again++) {
      String elsewhere = "198.51.100." + visitors;
      portal.perform(post("/portal/login").with(csrf()).with(request -> {
        request.setRemoteAddr(elsewhere);
        return request;
      }).param("username", name).param("password", "guess " + again));
    }

    logIn(TspFixtures.PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/portal"));
  }

  @Test
  void an_invitation_goes_to_the_address_and_its_page_shows_no_link() throws Exception {
    bank.registered(name);
    MockHttpSession session = new MockHttpSession();
    logIn(TspFixtures.PASSWORD, session);
    portal.perform(from(post("/portal/account/developers")).session(session).param("email", email))
        .andExpect(redirectedUrl("/portal/account/profile"))
        .andExpect(flash().attribute("invitationLink", (Object) null));

    String mail = mail(email, 1);
    assertThat(mail).contains(name + " invites you", "Enjoy Life " + name);
    portal.perform(from(post("/portal/join")).param("token", token(mail)).param("userName", name + "b")
        .param("password", NEW_PASSWORD).param("passwordRepeated", NEW_PASSWORD))
        .andExpect(redirectedUrl("/portal/login"));

    assertThat(tsps.developer(name + "b").orElseThrow().emailVerified()).isTrue();
    await(name + "@enjoylife.example");
    portal.perform(from(post("/portal/account/developers/" + name + "b/remove")).session(session));
    assertThat(mail(email, 2)).contains("Your account " + name + "b is closed");
  }

  private static void await(String inviter) {
    assertThat(mail(inviter, 1)).contains("has joined you in the developer portal");
  }

  private String answer(String typed) throws Exception {
    MockHttpSession session = new MockHttpSession();
    var asked = portal.perform(from(post("/portal/forgotten-password")).session(session).param("account", typed))
        .andReturn();
    return portal.perform(get("/portal/forgotten-password").session(session).flashAttrs(asked.getFlashMap()))
        .andReturn().getResponse().getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  private ResultActions signUp() throws Exception {
    return portal.perform(signUpForm());
  }

  private MockHttpServletRequestBuilder signUpForm() {
    return from(post("/portal/sign-up"))
        .param("company", "Another Life " + name).param("registrationNumber", name.toUpperCase())
        .param("contactName", "Mei Lin").param("contactEmail", "mei@example.com").param("phone", "+886 2 5550 0102")
        .param("certification", "NONE")
        .param("redirectUris", "https://another.example/callback").param("purpose", "Show customers everything")
        .param("userName", name).param("email", email)
        .param("password", TspFixtures.PASSWORD).param("passwordRepeated", TspFixtures.PASSWORD);
  }

  private ResultActions again(MockHttpSession session) throws Exception {
    return portal.perform(from(post("/portal/verify-email/again")).session(session));
  }

  private ResultActions ask(String typed) throws Exception {
    return ask(typed, address);
  }

  private ResultActions ask(String typed, String network) throws Exception {
    return portal.perform(post("/portal/forgotten-password").with(csrf()).with(request -> {
      request.setRemoteAddr(network);
      return request;
    }).param("account", typed));
  }

  private ResultActions reset(String token, String password) throws Exception {
    return portal.perform(from(post("/portal/reset-password")).param("token", token).param("password", password)
        .param("passwordRepeated", password));
  }

  private ResultActions logIn(String password, MockHttpSession session) throws Exception {
    return portal.perform(from(post("/portal/login")).session(session).param("username", name)
        .param("password", password));
  }

  private MockHttpServletRequestBuilder from(MockHttpServletRequestBuilder form) {
    return form.with(csrf()).with(request -> {
      request.setRemoteAddr(address);
      return request;
    });
  }
}
