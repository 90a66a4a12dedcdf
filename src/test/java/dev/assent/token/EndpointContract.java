package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6749 and 7009, sentence by sentence, where a client's developer meets them. */
abstract class EndpointContract extends WireContract {

  @Test
  void a_client_logs_on_with_its_secret_in_the_body() {
    Answer answer = wire.post("/oauth2/token", null, "grant_type", "client_credentials",
        "client_id", tsp.clientId(), "client_secret", secret);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(wire.post("/oauth2/introspect", null, "client_id", tsp.clientId(), "client_secret", secret,
        "token", answer.accessToken()).json().get("active").asBoolean()).isTrue();
    assertThat(wire.post("/oauth2/revoke", null, "client_id", tsp.clientId(), "client_secret", secret,
        "token", answer.accessToken()).status()).isEqualTo(200);
    assertThat(take(answer.accessToken())).isEqualTo(new UseOutcome.NotValid());
  }

  @Test
  void a_wrong_secret_in_the_body_is_refused() {
    Answer answer = wire.post("/oauth2/token", null, "grant_type", "client_credentials",
        "client_id", tsp.clientId(), "client_secret", "wrong");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("invalid_client");
    assertThat(answer.text("error_description")).contains("client_secret in the body");
  }

  @Test
  void whoever_logs_on_in_two_ways_at_once_is_refused() {
    Answer answer = tsp.token("grant_type", "client_credentials", "client_id", tsp.clientId(), "client_secret", secret);

    refused(answer, 400, "invalid_request", "one way only");
  }

  @Test
  void a_secret_in_the_address_is_refused_even_where_it_is_right() {
    String query = "?client_id=" + tsp.clientId() + "&client_secret=" + encoded(secret);

    refused(wire.post("/oauth2/token" + query, null, "grant_type", "client_credentials"), 400, "invalid_request",
        "never in the address");
    refused(wire.post("/oauth2/token?client%5Fsecret=" + encoded(secret), null, "grant_type", "client_credentials",
        "client_id", tsp.clientId()), 400, "invalid_request", "never in the address");
  }

  @Test
  void whoever_sends_nothing_to_log_on_with_is_told_how() {
    for (String endpoint : ENDPOINTS) {
      Answer answer = wire.post(endpoint, null, "grant_type", "client_credentials", "token", "x");

      refused(answer, 401, "invalid_client", "Log on as the client");
      assertThat(answer.response().headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Assent\"");
    }
  }

  @Test
  void the_endpoints_take_post_alone() {
    for (String endpoint : ENDPOINTS) {
      Answer answer = wire.get(endpoint, "grant_type", "client_credentials");

      refused(answer, 405, "invalid_request", "Use POST");
      assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
    }
  }

  @Test
  void the_endpoints_take_forms_alone() {
    for (String type : List.of("application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense")) {
      refused(wire.postAs(type, "/oauth2/token", basic(), "{\"grant_type\":\"client_credentials\"}"), 400,
          "invalid_request", FORM);
    }
    assertThat(wire.postAs(FORM + ";charset=UTF-8", "/oauth2/token", basic(), "grant_type=client_credentials").status())
        .isEqualTo(200);
  }

  @Test
  void a_parameter_that_stands_there_twice_is_named() {
    refused(wire.postAs(FORM, "/oauth2/token", basic(), "grant_type=client_credentials&grant_type=client_credentials"),
        400, "invalid_request", "grant_type stands there more than once");
    refused(wire.postAs(FORM, "/oauth2/token", basic(), "grant_type=client_credentials&any=1&any=2"),
        400, "invalid_request", "any stands there more than once");
  }

  @Test
  void a_missing_and_an_unknown_grant_type_are_told_apart() {
    refused(wire.post("/oauth2/token", basic(), "any", "thing"), 400, "invalid_request", "grant_type");
    refused(wire.post("/oauth2/token", basic(), "grant_type", "password"), 400, "unsupported_grant_type",
        "authorization_code, refresh_token and client_credentials");
  }

  @Test
  void a_parameter_that_is_missing_is_named() {
    refused(wire.post("/oauth2/token", basic(), "grant_type", "authorization_code"), 400, "invalid_request", "code");
    refused(wire.post("/oauth2/token", basic(), "grant_type", "refresh_token"), 400, "invalid_request",
        "refresh_token");
    refused(wire.post("/oauth2/introspect", basic(), "any", "thing"), 400, "invalid_request", "token");
    refused(wire.post("/oauth2/revoke", basic(), "any", "thing"), 400, "invalid_request", "token");
  }

  @Test
  void no_cache_keeps_an_answer() {
    for (Answer answer : List.of(tsp.clientCredentials(), tsp.token("grant_type", "password"), tsp.introspect("x"),
        new TestTsp(port, tsp.clientId(), "wrong").clientCredentials())) {
      assertThat(answer.response().headers().firstValue("Cache-Control")).hasValueSatisfying(
          value -> assertThat(value).contains("no-store"));
      assertThat(answer.response().headers().firstValue("Pragma")).hasValue("no-cache");
    }
  }

  @Test
  void a_token_type_hint_that_is_wrong_or_unknown_changes_nothing() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    assertThat(wire.post("/oauth2/revoke", basic(), "token", tokens.accessToken(), "token_type_hint", "refresh_token")
        .status()).isEqualTo(200);

    assertThat(take(tokens.accessToken())).isEqualTo(new UseOutcome.NotValid());
  }

  private static void refused(Answer answer, int status, String error, String why) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("error")).isEqualTo(error);
    assertThat(answer.text("error_description")).contains(why);
    assertThat(answer.response().headers().firstValue("Cache-Control")).hasValueSatisfying(
        value -> assertThat(value).contains("no-store"));
  }

  private String basic() {
    return TestTsp.basic(tsp.clientId(), secret);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
