package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.consent.ConsentTerms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class AuthorizationContract extends TokenContract {

  @Test
  void a_customer_who_is_not_logged_in_is_led_to_the_log_in_page() {
    Answer answer = new Wire(port).get("/oauth2/authorize", tsp.request("creditCards"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).endsWith("/consents/login");
  }

  @Test
  void a_customer_who_is_logged_in_is_asked_every_time() {
    steve.authorizes("creditCards");

    Answer again = steve.asked(tsp.request("creditCards"));

    assertThat(again.location()).contains("/consents/authorize?");
    assertThat(again.parameter("client_id")).isEqualTo(tsp.clientId());
    assertThat(pending.find(again.parameter("state"), steve.name)).hasValueSatisfying(asked -> {
      assertThat(asked.clientId()).isEqualTo(tsp.clientId());
      assertThat(asked.items()).containsExactly("creditCards");
      assertThat(asked.redirectUri()).hasToString(TestTsp.REDIRECT_URI);
    });
  }

  @Test
  void another_customer_cannot_see_or_decide_what_was_asked() {
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");
    TestCustomer anne = new TestCustomer("anne");
    anne.consentsTo("creditCards");

    assertThat(pending.find(state, "anne")).isEmpty();
    assertThat(anne.decides(state, "creditCards").status()).isEqualTo(400);
  }

  @Test
  void a_customer_who_takes_longer_than_half_an_hour_must_start_again() {
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    clock.moveAhead(StoredAuthorizations.DECISION_TIME);

    assertThat(pending.find(state, steve.name)).isEmpty();
    assertThat(steve.decides(state, "creditCards").status()).isEqualTo(400);
  }

  @Test
  void a_decision_counts_once() {
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    List<Answer> answers = atOnce(5, () -> steve.decides(state, "creditCards"));

    assertThat(answers).filteredOn(answer -> answer.status() == 302).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSize(4);
  }

  @Test
  void the_answer_brings_the_state_of_the_tsp_back() {
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    Answer answer = steve.decides(state, "creditCards");

    assertThat(answer.location()).startsWith(TestTsp.REDIRECT_URI + "?");
    assertThat(answer.parameter("state")).isEqualTo("state of the TSP");
  }

  /** RFC 9207: a client of two authorization servers must be able to tell whose answer it has. */
  @Test
  void every_answer_names_who_gives_it() {
    String issuer = new Wire(port).get("/.well-known/oauth-authorization-server").text("issuer");
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");
    assertThat(steve.decides(state, "creditCards").parameter("iss")).isEqualTo(issuer);

    String another = steve.asked(tsp.request("creditCards")).parameter("state");
    assertThat(steve.decides(another).parameter("iss")).isEqualTo(issuer);

    assertThat(steve.asked(tsp.request("everything")).parameter("iss")).isEqualTo(issuer);
    assertThat(new Wire(port).get("/.well-known/oauth-authorization-server").json()
        .path("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
  }

  @Test
  void a_customer_who_ticks_nothing_denies() {
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    Answer answer = steve.decides(state);

    assertThat(answer.location()).startsWith(TestTsp.REDIRECT_URI + "?");
    assertThat(answer.parameter("error")).isEqualTo("access_denied");
  }

  @Test
  void an_item_that_the_record_of_consents_does_not_hold_is_not_granted() {
    steve.consentsTo("creditCards");
    String state = steve.asked(tsp.request("creditCards demandDeposit")).parameter("state");

    String code = steve.decides(state, "creditCards", "demandDeposit").parameter("code");

    assertThat(tsp.exchange(code).text("scope")).isEqualTo("creditCards");
  }

  @Test
  void an_item_pending_review_stays_in_the_token() {
    consents.awaitReview(steve.name, tsp.clientId(), Set.of("creditCards"),
        new ConsentTerms("1", clock.instant().plus(Duration.ofDays(90))), "change");
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    String code = steve.decides(state, "creditCards").parameter("code");

    assertThat(tsp.exchange(code).text("scope")).isEqualTo("creditCards");
  }

  @Test
  void an_expired_consent_grants_nothing() {
    steve.consentsTo("creditCards");
    clock.moveAhead(Duration.ofDays(90));
    String state = steve.asked(tsp.request("creditCards")).parameter("state");

    assertThat(steve.decides(state, "creditCards").parameter("error")).isEqualTo("access_denied");
  }

  @Test
  void a_customer_can_narrow() {
    steve.authorizes("creditCards", "demandDeposit");
    String state = steve.asked(tsp.request("creditCards demandDeposit")).parameter("state");

    String code = steve.decides(state, "creditCards").parameter("code");

    assertThat(tsp.exchange(code).text("scope")).isEqualTo("creditCards");
  }

  @Test
  void an_authorization_without_pkce_is_refused() {
    Answer answer = steve.asked("response_type", "code", "client_id", tsp.clientId(), "redirect_uri",
        TestTsp.REDIRECT_URI, "scope", "creditCards", "state", "s");

    assertThat(answer.location()).startsWith(TestTsp.REDIRECT_URI + "?");
    assertThat(answer.parameter("error")).isEqualTo("invalid_request");
    assertThat(answer.parameter("error_description")).contains("code_challenge");
  }

  @Test
  void an_authorization_without_a_scope_is_refused() {
    Answer answer = steve.asked(tsp.request(""));

    assertThat(answer.location()).startsWith(TestTsp.REDIRECT_URI + "?");
    assertThat(answer.parameter("error")).isEqualTo("invalid_scope");
  }

  @Test
  void an_unknown_scope_is_refused() {
    assertThat(steve.asked(tsp.request("everything")).parameter("error")).isEqualTo("invalid_scope");
  }

  @Test
  void nobody_is_sent_to_a_redirect_uri_that_is_not_registered() {
    Answer answer = steve.asked("response_type", "code", "client_id", tsp.clientId(), "redirect_uri",
        TestTsp.REDIRECT_URI + "/", "scope", "creditCards", "code_challenge", "x", "code_challenge_method", "S256");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.response().headers().firstValue("Location")).isEmpty();
  }
}
