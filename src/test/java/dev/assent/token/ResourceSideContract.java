package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers beside this one that take its tokens ask here what a token is worth. */
abstract class ResourceSideContract extends TokenContract {

  private static final String INACTIVE = "{\"active\":false}";

  private TestTsp resourceServer;

  @BeforeEach
  void logOn() {
    resourceServer = new TestTsp(port, "core-bank", "resource");
  }

  @Test
  void a_resource_server_learns_whose_data_a_token_opens_under_which_consent_and_how_often_still() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    take(tokens.accessToken());

    JsonNode told = resourceServer.introspect(tokens.accessToken()).json();

    assertThat(told.get("active").asBoolean()).isTrue();
    assertThat(told.get("client_id").asText()).isEqualTo(tsp.clientId());
    assertThat(told.get("sub").asText()).isEqualTo(steve.name);
    assertThat(told.get("consent_id").asText())
        .isEqualTo(consents.find(steve.name, tsp.clientId()).orElseThrow().id().toString());
    assertThat(told.get("scope").asText()).isEqualTo("creditCards");
    assertThat(told.get("uses").asInt()).isEqualTo(3);
    assertThat(told.get("uses_left").asInt()).isEqualTo(2);
  }

  @Test
  void a_resource_server_learns_with_the_next_question_what_the_customer_has_withdrawn() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards", "demandDeposit"));

    consents.withdraw(steve.name, tsp.clientId(), List.of("demandDeposit"), "narrowed");
    assertThat(resourceServer.introspect(tokens.accessToken()).json().get("scope").asText()).isEqualTo("creditCards");

    consents.withdraw(steve.name, tsp.clientId(), List.of("creditCards"), "stopped");
    assertThat(resourceServer.introspect(tokens.accessToken()).response().body()).isEqualTo(INACTIVE);
  }

  @Test
  void a_resource_server_learns_nothing_once_the_consent_has_ended_however_long_the_token_is_valid() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    take(tokens.accessToken());
    assertThat(resourceServer.introspect(tokens.accessToken()).json().get("active").asBoolean()).isTrue();

    consents.activate(steve.name, tsp.clientId(), List.of("creditCards"),
        new ConsentTerms("1", clock.instant().minusSeconds(1)), "ended");

    assertThat(resourceServer.introspect(tokens.accessToken()).response().body()).isEqualTo(INACTIVE);
    assertThat(take(tokens.accessToken())).as("asking cost no use").isEqualTo(taken(1));
  }

  @Test
  void a_resource_server_is_told_the_accounts_where_not_all_are_shared() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards", "demandDeposit"));
    assertThat(resourceServer.introspect(tokens.accessToken()).json().has("authorization_details")).isFalse();

    consents.narrow(steve.name, tsp.clientId(), Map.of("demandDeposit", Accounts.of(List.of("dd-1"))), "narrowed");

    JsonNode told = resourceServer.introspect(tokens.accessToken()).json().get("authorization_details");
    assertThat(told).hasSize(2);
    assertThat(told.get(0).has("accounts")).isFalse();
    assertThat(told.get(1).get("accounts").toString()).isEqualTo("[\"dd-1\"]");
  }

  @Test
  void of_a_clients_own_token_a_resource_server_learns_no_customer() {
    JsonNode told = resourceServer.introspect(tsp.clientCredentials().accessToken()).json();

    assertThat(told.get("active").asBoolean()).isTrue();
    assertThat(told.has("sub")).isFalse();
    assertThat(told.has("consent_id")).isFalse();
  }

  @Test
  void a_resource_server_learns_nothing_of_refresh_tokens_and_of_tokens_that_admit_nothing() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    assertThat(resourceServer.introspect(tokens.refreshToken()).response().body()).isEqualTo(INACTIVE);

    tsp.revoke(tokens.accessToken());

    assertThat(resourceServer.introspect(tokens.accessToken()).response().body()).isEqualTo(INACTIVE);
  }

  @Test
  void a_resource_server_learns_nothing_of_a_suspended_clients_tokens() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    clients.suspend(tsp.clientId());

    assertThat(resourceServer.introspect(tokens.accessToken()).response().body()).isEqualTo(INACTIVE);
  }

  @Test
  void a_resource_server_can_be_issued_nothing_and_revoke_nothing() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    assertThat(resourceServer.clientCredentials().text("error")).isEqualTo("unauthorized_client");
    assertThat(resourceServer.refresh(tokens.refreshToken()).text("error")).isEqualTo("invalid_grant");
    assertThat(resourceServer.revoke(tokens.accessToken()).status()).isEqualTo(400);
    assertThat(take(tokens.accessToken())).isEqualTo(taken(2));
  }

  @Test
  void a_resource_server_with_a_wrong_secret_learns_nothing() {
    Answer refused = new TestTsp(port, "core-bank", "wrong").introspect(tsp.clientCredentials().accessToken());

    assertThat(refused.status()).isEqualTo(401);
  }
}
