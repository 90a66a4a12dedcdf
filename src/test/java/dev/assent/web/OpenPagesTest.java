package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class OpenPagesTest {

  @Autowired
  private TestRestTemplate program;

  @LocalServerPort
  private int port;

  @LocalManagementPort
  private int managementPort;

  @Test
  void the_start_page_leads_to_every_audience() {
    String page = new TestBrowser(port).get("/").body();

    assertThat(page).contains("href=\"/portal\"", "href=\"/bank\"", "href=\"/camunda/app/tasklist/default/\"",
        "href=\"/consents\"", "href=\"/.well-known/oauth-authorization-server\"");
    assertThat(page).as("outside of the demo").doesNotContain("Enjoy Life");
  }

  @Test
  void a_page_speaks_the_language_of_the_browser_and_then_the_one_that_was_chosen() {
    var browser = new TestBrowser(port);

    assertThat(browser.getIn("fr, zh-HK;q=0.8, en;q=0.5", "/").body())
        .contains("lang=\"zh-TW\"", "銀行資料，只依當事人的決定分享");
    assertThat(browser.getIn("zh-TW", "/?lang=en").body()).contains("shared only as its owner decides");
    assertThat(browser.getIn("zh-TW", "/").body()).contains("shared only as its owner decides");
    assertThat(browser.get("/?lang=fr").body()).contains("shared only as its owner decides");
  }

  @Test
  void the_language_switch_keeps_the_page_and_its_search() {
    assertThat(new TestBrowser(port).get("/problems?q=a%20b&lang=en").body())
        .contains("href=\"/problems?q=a%20b&amp;lang=zh-TW\"");
  }

  @Test
  void nothing_from_elsewhere_and_nothing_inline_may_run_on_a_page() {
    var headers = new TestBrowser(port).get("/").headers();

    assertThat(headers.firstValue("Content-Security-Policy")).hasValue("default-src 'self'; script-src 'self'; "
        + "style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
        + "form-action 'self'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_consent_page_may_lead_back_to_the_origin_of_its_tsp() {
    assertThat(new TestBrowser(port).get("/gallery/consent").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).endsWith("form-action 'self' https://enjoy.example:8443"));
  }

  @Test
  void the_stylesheet_is_open_and_kept_by_the_browser() {
    var stylesheet = new TestBrowser(port).get("/assets/assent.css");

    assertThat(stylesheet.statusCode()).isEqualTo(200);
    assertThat(stylesheet.headers().firstValue("Cache-Control")).hasValue("max-age=3600");
  }

  @Test
  void an_address_that_no_chain_claims_does_not_exist() {
    var browser = new TestBrowser(port);

    assertThat(browser.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(browser.get("/nowhere").body()).contains("There is nothing at this address");
    assertThat(browser.post("/nowhere", "a=b").statusCode()).isEqualTo(404);
    assertThat(browser.post("/", "a=b").statusCode()).isEqualTo(405);
  }

  @Test
  void health_and_metrics_answer_on_the_management_port_alone() {
    assertThat(program.getForEntity("http://localhost:" + managementPort + "/actuator/health", String.class)
        .getStatusCode().value()).isEqualTo(200);
    assertThat(program.getForEntity("http://localhost:" + managementPort + "/actuator/metrics", String.class)
        .getStatusCode().value()).isEqualTo(200);
    assertThat(program.getForEntity("/actuator/health", String.class).getStatusCode().value()).isEqualTo(404);
    assertThat(program.getForEntity("/actuator/metrics", String.class).getStatusCode().value()).isEqualTo(404);
  }

  @Test
  void every_problem_type_is_a_page() {
    var browser = new TestBrowser(port);

    assertThat(browser.get("/problems/jws_replayed").body()).contains("Sign each request anew");
    assertThat(browser.get("/problems/unheard_of").statusCode()).isEqualTo(404);
  }
}
