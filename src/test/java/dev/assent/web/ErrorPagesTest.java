package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ErrorPagesTest {

  @Autowired
  private TestRestTemplate program;

  @LocalServerPort
  private int port;

  @Test
  void a_fault_is_a_page_without_its_exception() {
    var page = new TestBrowser(port).get("/gallery/broken?trace=true&message=always");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("Something went wrong on our side", "We have recorded it", "name this reference")
        .doesNotContain("a detail that nobody may see", "IllegalState", "\tat ");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void a_program_is_told_the_same_as_problem_json() {
    var answer = program.getForEntity("/gallery/broken", String.class);

    assertThat(answer.getStatusCode().value()).isEqualTo(500);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody()).contains("\"code\":\"internal_error\"", "\"reference\":")
        .doesNotContain("a detail that nobody may see", "IllegalState");
  }

  @Test
  void an_error_page_speaks_both_languages_and_links_only_to_this_site() {
    var browser = new TestBrowser(port);

    assertThat(browser.getIn("zh-TW", "/nowhere").body()).contains("此網址沒有內容");
    assertThat(browser.get("//elsewhere.example/").body()).doesNotContain("\"//elsewhere.example");
  }

  @Test
  void who_opens_the_error_page_itself_finds_nothing() {
    assertThat(new TestBrowser(port).get("/error").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_without_the_right_to_it_says_so() {
    var browser = new TestBrowser(port);
    browser.logIn(TestSite.NORTH, "nora", "secret of nora");

    var page = browser.get("/north/managers");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("You may not open this page", "ask whoever manages your account");
  }

  @Test
  void a_form_that_was_open_too_long_says_that_nothing_was_saved() {
    var page = new TestBrowser(port).post("/north/page", "a=b");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("This form has expired", "Nothing was saved");
  }
}
