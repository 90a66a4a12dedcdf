package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Rule 3 of the architecture: the data plane starts and serves without the engine. */
@SpringBootTest(classes = AssentApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "camunda.bpm.enabled=false", "management.server.port=0",
    "spring.datasource.url=jdbc:h2:mem:gateway-role;DB_CLOSE_DELAY=-1"})
class GatewayRoleIT {

  @Autowired
  private TestRestTemplate http;

  @Autowired
  private ApplicationContext context;

  @Test
  void the_gateway_role_has_no_engine() {
    assertThat(context.getBeanDefinitionNames())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("processengine"));
  }

  @Test
  void the_gateway_role_answers_calls_and_tells_the_authorization_servers_metadata() {
    ResponseEntity<String> call = http.getForEntity("/api/products/exchangeRates", String.class);
    assertThat(call.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(call.getBody()).contains("invalid_token");

    ResponseEntity<String> metadata =
        http.getForEntity("/.well-known/oauth-authorization-server", String.class);
    assertThat(metadata.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(metadata.getBody()).contains("token_endpoint");
    assertThat(http.getForEntity("/.well-known/openid-configuration", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void the_gateway_role_serves_no_pages_of_people() {
    for (String page : new String[] {"/portal", "/bank", "/consents", "/camunda/app/tasklist/default/"}) {
      assertThat(http.getForEntity(page, String.class).getStatusCode()).as(page).isEqualTo(HttpStatus.NOT_FOUND);
    }
  }
}
