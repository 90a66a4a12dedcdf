package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(classes = TestSite.class, webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "management.server.port=0")
class StartPageTest {

  @Autowired
  private TestRestTemplate browser;

  @Test
  void it_leads_to_every_audience() {
    String page = browser.getForObject("/", String.class);

    assertThat(page).contains("href=\"/portal\"", "href=\"/bank\"", "href=\"/camunda/app/tasklist/default/\"",
        "href=\"/consents\"", "href=\"/.well-known/oauth-authorization-server\"");
  }
}
