package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;

/** Grant Management for OAuth 2.0: what the authorization server itself does of it. */
abstract class GrantActionContract extends TokenContract {

  @Autowired CustomerTokens customerTokens;
  @Autowired ClientTokens clientTokens;

  @Test
  void tokens_that_a_customer_authorized_come_with_the_id_of_the_consent() {
    Answer first = tsp.exchange(steve.authorizes("creditCards"));

    assertThat(first.text("grant_id")).isEqualTo(grantId(steve));
    assertThat(tsp.refresh(first.refreshToken()).text("grant_id")).isEqualTo(grantId(steve));
    assertThat(tsp.clientCredentials().json().has("grant_id")).isFalse();
  }

  @Test
  void client_credentials_bring_the_scopes_of_grant_management_and_no_other_beside_them() {
    Answer both = tsp.token("grant_type", "client_credentials", "scope",
        GrantManagement.QUERY + " " + GrantManagement.REVOKE);

    assertThat(both.text("scope").split(" "))
        .containsExactlyInAnyOrder(GrantManagement.QUERY, GrantManagement.REVOKE);
    assertThat(tsp.token("grant_type", "client_credentials", "scope", GrantManagement.QUERY + " creditCards")
        .text("error")).isEqualTo("invalid_scope");
  }

  @Test
  void a_token_for_grant_management_opens_no_other_endpoint_of_clients() {
    String managing = tsp.token("grant_type", "client_credentials", "scope", GrantManagement.QUERY).accessToken();

    assertThatThrownBy(() -> clientTokens.introspect(managing)).isInstanceOf(BadOpaqueTokenException.class);
    assertThat(clientTokens.introspect(tsp.clientCredentials().accessToken()).getName()).isEqualTo(tsp.clientId());
  }

  @Test
  void no_customer_is_asked_for_the_scopes_of_grant_management() {
    assertThat(steve.asked(tsp.request("creditCards " + GrantManagement.REVOKE)).parameter("error"))
        .isEqualTo("invalid_scope");
  }

  @Test
  void a_client_names_none_but_its_own_grant_of_this_customer() {
    steve.consentsTo("creditCards");
    TestCustomer anne = new TestCustomer("anne-" + UUID.randomUUID());
    anne.consentsTo("creditCards");
    TestTsp other = register("other-" + UUID.randomUUID());

    for (String foreign : List.of(grantId(anne), UUID.randomUUID().toString(), "no-id")) {
      Answer answer = steve.asked(tsp.request("creditCards", action("merge", foreign)));
      assertThat(answer.parameter("error")).as(foreign).isEqualTo("invalid_grant_id");
      assertThat(answer.parameter("error_description"))
          .isEqualTo("grant_id names no grant of this client and customer.");
    }
    assertThat(steve.asked(other.request("creditCards", action("merge", grantId(steve)))).parameter("error"))
        .isEqualTo("invalid_grant_id");
    assertThat(other.push(other.request("creditCards", action("replace", grantId(steve)))).text("error"))
        .isEqualTo("invalid_grant_id");
  }

  @Test
  void what_was_pushed_for_one_customer_is_not_asked_of_another() {
    steve.consentsTo("creditCards");
    String pushed = tsp.push(tsp.request("creditCards", action("replace", grantId(steve)))).text("request_uri");

    TestCustomer anne = new TestCustomer("anne-" + UUID.randomUUID());

    assertThat(anne.asked("client_id", tsp.clientId(), "request_uri", pushed).parameter("error"))
        .isEqualTo("invalid_grant_id");
  }

  @Test
  void an_action_that_is_not_offered_or_incomplete_is_refused() {
    steve.consentsTo("creditCards");
    String own = grantId(steve);

    for (String[] wrong : List.of(action("create", own), action("update", own), action("revoke", own),
        new String[] {"grant_management_action", "create"}, new String[] {"grant_management_action", "merge"},
        new String[] {"grant_id", own},
        new String[] {"grant_id", own, "grant_management_action", "merge", "grant_management_action", "replace"})) {
      assertThat(steve.asked(tsp.request("creditCards", wrong)).parameter("error")).as(String.join(" ", wrong))
          .isEqualTo("invalid_request");
      assertThat(tsp.push(tsp.request("creditCards", wrong)).text("error")).as(String.join(" ", wrong))
          .isEqualTo("invalid_request");
    }
  }

  @Test
  void the_customers_page_is_told_of_a_replacement_and_of_nothing_else() {
    steve.consentsTo("creditCards");
    String pushed = tsp.push(tsp.request("creditCards", action("replace", grantId(steve)))).text("request_uri");

    assertThat(replaces(steve.asked("client_id", tsp.clientId(), "request_uri", pushed))).isTrue();
    assertThat(replaces(steve.asked(tsp.request("creditCards", action("replace", grantId(steve)))))).isTrue();
    assertThat(replaces(steve.asked(tsp.request("creditCards", action("merge", grantId(steve)))))).isFalse();
    assertThat(replaces(steve.asked(tsp.request("creditCards")))).isFalse();
  }

  @Test
  void refresh_tokens_of_a_grant_end_once_it_is_merged_or_replaced() {
    for (String kind : List.of("merge", "replace")) {
      String former = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
      String beside = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
      TestCustomer anne = new TestCustomer("anne-" + UUID.randomUUID());
      String annes = tsp.exchange(anne.authorizes("creditCards")).refreshToken();

      String state = steve.asked(tsp.request("creditCards", action(kind, grantId(steve)))).parameter("state");
      String code = steve.decides(state, "creditCards").parameter("code");
      assertThat(tsp.refresh(former).status()).as("not before the code is exchanged").isEqualTo(200);
      String mine = tsp.exchange(code).refreshToken();

      assertThat(tsp.refresh(former).text("error")).as(kind).isEqualTo("invalid_grant");
      assertThat(tsp.refresh(beside).text("error")).as(kind).isEqualTo("invalid_grant");
      assertThat(tsp.refresh(mine).status()).as(kind).isEqualTo(200);
      assertThat(tsp.refresh(annes).status()).as(kind).isEqualTo(200);
    }
  }

  @Test
  void without_an_action_earlier_tokens_stay() {
    String former = tsp.exchange(steve.authorizes("creditCards")).refreshToken();

    tsp.exchange(steve.authorizes("creditCards"));

    assertThat(tsp.refresh(former).status()).isEqualTo(200);
  }

  @Test
  void all_that_a_customer_authorized_of_a_client_ends_at_once() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    String code = steve.authorizes("creditCards");
    String open = steve.asked(tsp.request("creditCards")).parameter("state");
    TestCustomer anne = new TestCustomer("anne-" + UUID.randomUUID());
    Answer annes = tsp.exchange(anne.authorizes("creditCards"));

    customerTokens.revokeAll(steve.name, tsp.clientId());

    assertThat(take(tokens.accessToken())).isInstanceOf(UseOutcome.NotValid.class);
    assertThat(tsp.refresh(tokens.refreshToken()).text("error")).isEqualTo("invalid_grant");
    assertThat(tsp.exchange(code).text("error")).isEqualTo("invalid_grant");
    assertThat(pending.find(open, steve.name)).isEmpty();
    assertThat(take(annes.accessToken())).isEqualTo(taken(2));
    assertThat(tsp.refresh(annes.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void the_metadata_say_what_there_is() {
    JsonNode metadata = new Wire(port).get("/.well-known/oauth-authorization-server").json();

    assertThat(metadata.path("grant_management_endpoint").asText()).endsWith("/oauth2/grants");
    assertThat(metadata.path("grant_management_actions_supported")).extracting(JsonNode::asText)
        .containsExactly("query", "revoke", "merge", "replace");
    assertThat(metadata.path("grant_management_action_required").isBoolean()).isTrue();
    assertThat(metadata.path("grant_management_action_required").asBoolean()).isFalse();
  }

  private boolean replaces(Answer asked) {
    return pending.find(asked.parameter("state"), steve.name).orElseThrow().replaces();
  }

  private String grantId(TestCustomer customer) {
    return consents.find(customer.name, tsp.clientId()).orElseThrow().id().toString();
  }

  private static String[] action(String action, String grantId) {
    return new String[] {"grant_management_action", action, "grant_id", grantId};
  }
}
