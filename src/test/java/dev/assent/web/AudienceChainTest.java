package dev.assent.web;

import static dev.assent.web.TestSite.NORTH;
import static dev.assent.web.TestSite.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two audiences in one browser. */
@WebTest
class AudienceChainTest {

  @Autowired
  private TestRestTemplate program;

  @LocalServerPort
  private int port;

  private TestBrowser browser;

  @BeforeEach
  void open_a_browser() {
    browser = new TestBrowser(port);
  }

  @Test
  void logging_in_to_one_audience_logs_nobody_in_or_out_elsewhere() {
    logInNorth();
    assertThat(browser.get("/south").statusCode()).isEqualTo(302);

    logInSouth();
    assertThat(browser.get("/north").body()).isEqualTo("north home of nora");
    assertThat(browser.get("/south").body()).isEqualTo("south home of sam");
  }

  @Test
  void logging_out_of_one_audience_leaves_the_other_logged_in() {
    logInNorth();
    logInSouth();

    var out = browser.postFrom("/north/login", "/north/logout", "a=b");

    assertThat(location(out)).isEqualTo("/north/login?logout");
    assertThat(browser.get("/north/login?logout").body()).contains("You are logged out");
    assertThat(browser.get("/north").statusCode()).isEqualTo(302);
    assertThat(browser.get("/south").body()).isEqualTo("south home of sam");
  }

  @Test
  void a_log_in_never_lands_on_the_page_that_was_asked_for_at_another_audience() {
    browser.get("/north/reports");
    browser.get("/south/letters?box=2");

    assertThat(location(logInSouth())).isEqualTo("/south/letters?box=2");
    assertThat(location(logInNorth())).isEqualTo("/north/reports");
  }

  @Test
  void without_a_page_asked_for_a_log_in_leads_home() {
    assertThat(location(logInSouth())).isEqualTo("/south");
  }

  @Test
  void a_password_of_one_audience_is_no_password_of_another() {
    assertThat(location(browser.logIn(NORTH, "sam", "secret of sam"))).isEqualTo("/north/login?error");
    assertThat(browser.get("/north").statusCode()).isEqualTo(302);
  }

  @Test
  void a_log_in_changes_the_session_identifier() {
    var before = browser.get("/north/login").headers().firstValue("Set-Cookie").orElseThrow();

    var after = logInNorth().headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(after).startsWith("ASSENT=").contains("HttpOnly", "SameSite=Lax").isNotEqualTo(before);
  }

  @Test
  void the_form_token_of_one_audience_is_refused_by_another() {
    logInNorth();
    logInSouth();

    var answer = browser.postFrom("/south/login", "/north/logout", "a=b");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(browser.get("/north").body()).isEqualTo("north home of nora");
  }

  @Test
  void a_failed_log_in_keeps_the_name_and_tells_nothing_about_it() {
    var known = browser.logIn(NORTH, "nora", "wrong");
    String knownPage = browser.get("/north/login?error").body();
    var stranger = new TestBrowser(port);
    var unknown = stranger.logIn(NORTH, "nobody", "wrong");
    String unknownPage = stranger.get("/north/login?error").body();

    assertThat(location(known)).isEqualTo("/north/login?error").isEqualTo(location(unknown));
    assertThat(knownPage).contains("value=\"nora\"", "The log-in did not work");
    assertThat(withoutToken(knownPage).replace("nora", "…"))
        .isEqualTo(withoutToken(unknownPage).replace("nobody", "…"));
  }

  @Test
  void the_log_in_page_is_open_in_each_language() {
    assertThat(browser.get("/north/login?lang=zh-TW").body()).contains("登入");
  }

  @Test
  void a_program_without_a_log_in_is_told_401() {
    var answer = program.getForEntity("/north/reports", String.class);

    assertThat(answer.getStatusCode().value()).isEqualTo(401);
    assertThat(answer.getBody()).contains("\"code\":\"sign_in_required\"");
  }

  private HttpResponse<String> logInNorth() {
    return browser.logIn(NORTH, "nora", "secret of nora");
  }

  private HttpResponse<String> logInSouth() {
    return browser.logIn(SOUTH, "sam", "secret of sam");
  }

  private static String withoutToken(String page) {
    return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  private String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").replace("http://localhost:" + port, "");
  }
}
