package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.consent.Accounts;
import dev.assent.consent.ConsentTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rich authorization requests (RFC 9396): items with accounts and duration, beside scopes or in their place. */
abstract class RichRequestContract extends TokenContract {

  private static final String DEPOSITS = """
      [{"type":"account_information","datatypes":["demandDeposit"],"accounts":["dd-1","dd-2"],"duration_days":30}]""";

  @Test
  void details_alone_ask_for_their_datatypes_and_the_page_is_told_the_restriction() {
    PendingAuthorization asked = find(rich(null, DEPOSITS).parameter("state"));

    assertThat(asked.items()).containsExactly("demandDeposit");
    assertThat(asked.accounts()).isEqualTo(Map.of("demandDeposit", accounts("dd-1", "dd-2")));
    assertThat(asked.mostDays()).isEqualTo(30);
  }

  @Test
  void details_and_scopes_ask_for_both_and_restrict_no_more_than_they_say() {
    PendingAuthorization asked = find(rich("creditCards demandDeposit", DEPOSITS).parameter("state"));

    assertThat(asked.items()).containsExactlyInAnyOrder("creditCards", "demandDeposit");
    assertThat(asked.accounts()).containsOnlyKeys("demandDeposit");
  }

  @Test
  void the_shortest_duration_asked_for_counts() {
    PendingAuthorization asked = find(rich(null, """
        [{"type":"account_information","datatypes":["demandDeposit"],"duration_days":30},
         {"type":"account_information","datatypes":["creditCards"],"duration_days":7}]""".replace("\n", ""))
        .parameter("state"));

    assertThat(asked.mostDays()).isEqualTo(7);
    assertThat(asked.accounts()).isEmpty();
  }

  @Test
  void the_token_response_and_introspection_say_what_the_customer_granted_and_the_token_is_confined_to_it() {
    String state = rich("creditCards", DEPOSITS).parameter("state");
    grants(Map.of("demandDeposit", accounts("dd-2", "dd-3"), "creditCards", Accounts.ALL));
    Answer tokens = tsp.exchange(steve.decides(state, "demandDeposit", "creditCards").parameter("code"));

    assertThat(tokens.text("scope").split(" ")).containsExactlyInAnyOrder("creditCards", "demandDeposit");
    assertGranted(tokens.json().path("authorization_details"), "dd-2");
    assertGranted(tsp.introspect(tokens.accessToken()).json().path("authorization_details"), "dd-2");
    assertThat(confinedTo(tokens)).isEqualTo("demandDeposit=dd-1,dd-2");
    Answer refreshed = tsp.refresh(tokens.refreshToken());
    assertGranted(refreshed.json().path("authorization_details"), "dd-2");
    assertThat(confinedTo(refreshed)).isEqualTo("demandDeposit=dd-1,dd-2");

    grants(Map.of("demandDeposit", accounts("dd-1", "dd-2", "dd-3"), "creditCards", Accounts.ALL));
    assertGranted(tsp.introspect(tokens.accessToken()).json().path("authorization_details"), "dd-1", "dd-2");
  }

  @Test
  void a_datatype_that_the_customer_did_not_grant_is_in_neither() {
    String state = rich(null, """
        [{"type":"account_information","datatypes":["demandDeposit","creditCards"]}]""").parameter("state");
    grants(Map.of("demandDeposit", accounts("dd-1")));
    Answer tokens = tsp.exchange(steve.decides(state, "demandDeposit", "creditCards").parameter("code"));

    assertThat(tokens.text("scope")).isEqualTo("demandDeposit");
    assertGranted(tokens.json().path("authorization_details"), "dd-1");
    assertThat(confinedTo(tokens)).isNull();
  }

  @Test
  void a_request_without_details_is_answered_without() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    assertThat(tokens.json().has("authorization_details")).isFalse();
    assertThat(tsp.introspect(tokens.accessToken()).json().has("authorization_details")).isFalse();
    assertThat(confinedTo(tokens)).isNull();
  }

  @Test
  void details_that_are_pushed_count_and_others_beside_the_request_uri_do_not() {
    Answer pushed = tsp.push(with(null, DEPOSITS));
    assertThat(pushed.status()).as(pushed.response().body()).isEqualTo(201);

    String state = steve.asked("client_id", tsp.clientId(), "request_uri", pushed.text("request_uri"),
        "authorization_details", DEPOSITS.replace("dd-1", "dd-9")).parameter("state");

    assertThat(find(state).accounts()).isEqualTo(Map.of("demandDeposit", accounts("dd-1", "dd-2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "null", "{}", "[]", "[1]", "[{}]", "x", "[{", "[[]]", "[{\"type\":\"account_information\"}] []",
      "[{\"type\":\"payment_initiation\",\"datatypes\":[\"demandDeposit\"]}]",
      "[{\"type\":1,\"datatypes\":[\"demandDeposit\"]}]",
      "[{\"type\":\"account_information\"}]",
      "[{\"type\":\"account_information\",\"datatypes\":\"demandDeposit\"}]",
      "[{\"type\":\"account_information\",\"datatypes\":[]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"openid\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\",\"demandDeposit\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"locations\":[\"https://a.example\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":[]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":[\"dd 1\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":[\"dd=1,2\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":null}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":[[\"dd-1\"]]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"duration_days\":0}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"duration_days\":1.5}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"duration_days\":\"30\"}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"duration_days\":99999999999}]",
      "[{\"type\":\"account_information\",\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"]}]",
      "[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"]},"
          + "{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"]}]"})
  void what_the_type_does_not_define_is_refused_at_both_endpoints(String details) {
    assertRefused(details);
  }

  @Test
  void more_than_fits_is_refused() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i <= Accounts.MOST; i++) {
      many.add("\"dd-" + i + "\"");
    }
    assertRefused("[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"],\"accounts\":" + many + "}]");
    assertPushedIsRefused("[{\"type\":\"account_information\",\"datatypes\":[\"demandDeposit\"]}" + " ".repeat(4000)
        + "]");
    assertRefused("[".repeat(20) + "]".repeat(20));
  }

  @Test
  void details_at_the_token_endpoint_are_refused_rather_than_left_out() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    Answer answer = tsp.token("grant_type", "refresh_token", "refresh_token", tokens.refreshToken(),
        "authorization_details", DEPOSITS);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_request");
    assertThat(tsp.refresh(tokens.refreshToken()).text("refresh_uses_left")).isEqualTo("2");
  }

  @Test
  void the_metadata_names_the_type() {
    assertThat(new Wire(port).get("/.well-known/oauth-authorization-server").json()
        .path("authorization_details_types_supported")).extracting(JsonNode::asText)
        .containsExactly("account_information");
  }

  /** Without a scope where there is none. */
  private Answer rich(String scope, String details) {
    return steve.asked(with(scope, details));
  }

  private String[] with(String scope, String details) {
    List<String> request = new ArrayList<>(List.of(tsp.request(scope == null ? "" : scope, "authorization_details",
        details)));
    if (scope == null) {
      int at = request.indexOf("scope");
      request.remove(at);
      request.remove(at);
    }
    return request.toArray(String[]::new);
  }

  private void assertRefused(String details) {
    Answer told = rich("creditCards", details);
    assertThat(told.parameter("error")).as(details).isEqualTo("invalid_authorization_details");
    assertThat(told.parameter("error_description")).endsWith(".");
    assertThat(told.parameter("state")).isEqualTo("state of the TSP");
    assertPushedIsRefused(details);
  }

  private void assertPushedIsRefused(String details) {
    Answer pushed = tsp.push(with("creditCards", details));
    assertThat(pushed.status()).isEqualTo(400);
    assertThat(pushed.text("error")).as(details).isEqualTo("invalid_authorization_details");
  }

  private void grants(Map<String, Accounts> items) {
    consents.withdraw(steve.name, tsp.clientId(), List.of("demandDeposit", "creditCards"), "anew");
    consents.activate(steve.name, tsp.clientId(), items,
        new ConsentTerms("1", clock.instant().plus(Duration.ofDays(30))), "change");
  }

  private static void assertGranted(JsonNode details, String... accounts) {
    assertThat(details).hasSize(1);
    JsonNode one = details.get(0);
    assertThat(one.path("type").asText()).isEqualTo("account_information");
    assertThat(one.path("datatypes")).extracting(JsonNode::asText).containsExactly("demandDeposit");
    assertThat(one.path("accounts")).extracting(JsonNode::asText).containsExactly(accounts);
    assertThat(one.path("valid_until").asText()).endsWith("Z");
  }

  private String confinedTo(Answer tokens) {
    return jdbc.sql("select accounts from access_token where digest = :digest")
        .param("digest", TokenDigest.of(tokens.accessToken()).hex()).query(String.class).optional().orElse(null);
  }

  private PendingAuthorization find(String state) {
    return pending.find(state, steve.name).orElseThrow();
  }

  private static Accounts accounts(String... ids) {
    return Accounts.of(List.of(ids));
  }
}
