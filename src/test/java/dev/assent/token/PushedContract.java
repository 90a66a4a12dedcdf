package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9126: a client says by itself what the customer's browser would carry. */
abstract class PushedContract extends TokenContract {

  @Test
  void the_customer_is_asked_for_what_was_pushed_whatever_the_browser_says() {
    String pushed = pushed("creditCards");

    Answer asked = steve.asked("client_id", tsp.clientId(), "request_uri", pushed, "scope", "demandDeposit");

    String state = asked.parameter("state");
    assertThat(pending.find(state, steve.name)).hasValueSatisfying(open ->
        assertThat(open.items()).containsExactly("creditCards"));
    steve.consentsTo("creditCards");
    Answer answer = steve.decides(state, "creditCards");
    assertThat(answer.parameter("state")).isEqualTo("state of the TSP");
    assertThat(tsp.exchange(answer.parameter("code")).text("scope")).isEqualTo("creditCards");
  }

  @Test
  void a_customer_who_logs_in_first_comes_back_to_what_was_pushed() {
    String pushed = pushed("creditCards");
    assertThat(new Wire(port).get("/oauth2/authorize", "client_id", tsp.clientId(), "request_uri", pushed).location())
        .endsWith("/consents/login");

    assertThat(steve.asked("client_id", tsp.clientId(), "request_uri", pushed).location())
        .contains("/consents/authorize?");
  }

  @Test
  void a_request_uri_leads_to_the_customer_once() {
    String pushed = pushed("creditCards");
    steve.asked("client_id", tsp.clientId(), "request_uri", pushed);

    assertThat(steve.asked("client_id", tsp.clientId(), "request_uri", pushed).status()).isEqualTo(400);
  }

  @Test
  void a_request_uri_is_of_no_use_after_five_minutes() {
    String pushed = pushed("creditCards");

    clock.moveAhead(Duration.ofMinutes(5));

    assertThat(steve.asked("client_id", tsp.clientId(), "request_uri", pushed).status()).isEqualTo(400);
  }

  @Test
  void a_request_uri_is_of_no_use_to_another_client() {
    TestTsp other = register("tsp-of-another-" + clock.instant().toEpochMilli());

    assertThat(steve.asked("client_id", other.clientId(), "request_uri", pushed("creditCards")).status())
        .isEqualTo(400);
  }

  /** Its state is part of the request_uri, so the client knows it, and a customer could. */
  @Test
  void nobody_decides_on_a_request_that_was_only_pushed() {
    String pushed = pushed("creditCards");
    String state = pushed.substring("urn:ietf:params:oauth:request_uri:".length());
    TestCustomer namesake = new TestCustomer(tsp.clientId());
    namesake.consentsTo("creditCards");

    assertThat(pending.find(state, namesake.name)).isEmpty();
    assertThat(namesake.decides(state, "creditCards").status()).isEqualTo(400);
  }

  @Test
  void who_pushes_logs_on_as_the_client() {
    Answer answer = new Wire(port).post("/oauth2/par", null, tsp.request("creditCards"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
  }

  @Test
  void what_the_authorization_endpoint_would_refuse_is_refused_when_it_is_pushed() {
    for (String wrong : List.of("scope", "code_challenge", "redirect_uri")) {
      String[] request = tsp.request("creditCards");
      request[Arrays.asList(request).indexOf(wrong) + 1] = "nothing-that-is-known";

      Answer answer = tsp.push(request);

      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.text("error")).as(wrong).isIn("invalid_scope", "invalid_request");
      assertThat(answer.text("error_description")).as(wrong).endsWith(".");
    }
  }

  @Test
  void what_is_wrong_with_a_pushed_request_is_said_as_it_is() {
    String[] plain = tsp.request("creditCards");
    plain[Arrays.asList(plain).indexOf("S256")] = "plain";
    refused(tsp.push(plain), "invalid_request", "not S256");
    refused(tsp.push(tsp.request("creditCards", "request_uri", "urn:x")), "invalid_request", "has no place");
    refused(tsp.push(tsp.request("creditCards", "request", "a.b.c")), "request_not_supported", "request objects");
    String[] endless = tsp.request("creditCards");
    endless[Arrays.asList(endless).indexOf("state of the TSP")] = "s".repeat(2001);
    refused(tsp.push(endless), "invalid_request", "state is longer");
  }

  @Test
  void what_is_no_authorization_request_is_told_so() {
    Answer answer = tsp.push("scope", "creditCards");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_request");
    assertThat(answer.text("error_description")).contains("response_type");
  }

  private static void refused(Answer answer, String error, String why) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo(error);
    assertThat(answer.text("error_description")).contains(why);
  }

  private String pushed(String scope) {
    Answer answer = tsp.push(tsp.request(scope));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    assertThat(answer.json().path("expires_in").asInt()).isBetween(290, 300);
    return answer.text("request_uri");
  }
}
