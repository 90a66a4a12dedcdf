package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.consent.ItemState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class GrantContract extends TokenContract {

  private static final List<String> TABLES =
      List.of("token_grant", "access_token", "refresh_token", "client_assertion");

  @Autowired ExpiredTokens expired;

  @Test
  void revoking_a_token_ends_the_whole_grant_but_not_the_consent() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    Answer refreshed = tsp.refresh(tokens.refreshToken());

    assertThat(tsp.revoke(tokens.accessToken()).status()).isEqualTo(200);

    assertThat(take(tokens.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(take(refreshed.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(tsp.refresh(tokens.refreshToken()).text("error")).isEqualTo("invalid_grant");
    assertThat(consents.find(steve.name, tsp.clientId()).orElseThrow().itemsIn(ItemState.ACTIVE))
        .containsExactly("creditCards");
  }

  @Test
  void revoking_a_refresh_token_ends_its_access_tokens() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    tsp.revoke(tokens.refreshToken());

    assertThat(take(tokens.accessToken())).isEqualTo(new UseOutcome.NotValid());
  }

  @Test
  void no_refresh_that_races_with_a_revocation_leaves_a_token_that_works() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    List<Answer> answers = atOnce(12, new Callable<>() {
      private final AtomicInteger turn = new AtomicInteger();

      @Override
      public Answer call() {
        return turn.getAndIncrement() % 4 == 3 ? tsp.revoke(tokens.refreshToken()) : tsp.refresh(tokens.refreshToken());
      }
    });

    assertThat(answers).filteredOn(answer -> answer.response().body().contains("access_token")).allSatisfy(
        answer -> assertThat(take(answer.accessToken())).isEqualTo(new UseOutcome.NotValid()));
    assertThat(answers).noneMatch(answer -> answer.status() >= 500);
  }

  @Test
  void a_token_that_is_not_the_clients_cannot_be_revoked_by_it() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    Answer refused = register("other-" + UUID.randomUUID()).revoke(tokens.accessToken());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(take(tokens.accessToken())).isEqualTo(taken(2));
  }

  @Test
  void revoking_an_unknown_token_is_no_error() {
    assertThat(tsp.revoke("unknown").status()).isEqualTo(200);
  }

  @Test
  void introspection_tells_what_is_left_and_costs_nothing() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    take(tokens.accessToken());

    JsonNode told = tsp.introspect(tokens.accessToken()).json();

    assertThat(told.get("active").asBoolean()).isTrue();
    assertThat(told.get("client_id").asText()).isEqualTo(tsp.clientId());
    assertThat(told.get("scope").asText()).isEqualTo("creditCards");
    assertThat(told.get("uses").asInt()).isEqualTo(3);
    assertThat(told.get("uses_left").asInt()).isEqualTo(2);
    assertThat(told.get("exp").asLong()).isBetween(clock.instant().getEpochSecond() + 86_000,
        clock.instant().getEpochSecond() + 86_401);
    assertThat(tsp.introspect(tokens.refreshToken()).json().get("uses_left").asInt()).isEqualTo(3);
    assertThat(told.toString()).doesNotContain(steve.name);
  }

  @Test
  void introspection_tells_nothing_about_tokens_that_admit_nothing_or_belong_to_others() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));
    TestTsp other = register("other-" + UUID.randomUUID());

    assertThat(other.introspect(tokens.accessToken()).response().body()).isEqualTo("{\"active\":false}");
    assertThat(tsp.introspect("unknown").response().body()).isEqualTo("{\"active\":false}");
    take(tokens.accessToken());
    take(tokens.accessToken());
    take(tokens.accessToken());
    assertThat(tsp.introspect(tokens.accessToken()).response().body()).isEqualTo("{\"active\":false}");
    clock.moveAhead(Duration.ofDays(7));
    assertThat(tsp.introspect(tokens.refreshToken()).response().body()).isEqualTo("{\"active\":false}");
  }

  @Test
  void introspection_needs_a_client_that_has_logged_on() {
    assertThat(new Wire(port).post("/oauth2/introspect", null, "token", "x").status()).isEqualTo(401);
  }

  @Test
  void the_database_knows_no_value_only_digests() {
    String state = steve.asked(tsp.request("creditCards")).parameter("state");
    String code = steve.authorizes("creditCards");
    Answer tokens = tsp.exchange(code);
    Answer refreshed = tsp.refresh(tokens.refreshToken());

    String everything = TABLES.stream().map(this::dump).reduce("", String::concat);

    assertThat(everything).as("the search itself works").contains(tsp.clientId());
    for (String value : List.of(state, code, tokens.accessToken(), tokens.refreshToken(), refreshed.accessToken())) {
      assertThat(value).hasSizeGreaterThanOrEqualTo(43);
      assertThat(everything).contains(TokenDigest.of(value).hex()).doesNotContain(value);
    }
  }

  @Test
  void what_has_been_expired_for_a_day_is_purged_and_nothing_else() {
    Answer old = tsp.exchange(steve.authorizes("creditCards"));
    steve.asked(tsp.request("creditCards"));
    clock.moveAhead(Duration.ofDays(7).plus(ExpiredTokens.KEPT));
    Answer young = tsp.exchange(steve.authorizes("creditCards"));

    expired.purge();

    String everything = TABLES.stream().map(this::dump).reduce("", String::concat);
    assertThat(everything).doesNotContain(TokenDigest.of(old.accessToken()).hex(),
        TokenDigest.of(old.refreshToken()).hex());
    assertThat(jdbc.sql("select count(*) from token_grant where client_id = :client").param("client", tsp.clientId())
        .query(Integer.class).single()).isEqualTo(1);
    assertThat(tsp.refresh(young.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void the_metadata_say_what_is_offered() {
    for (String address : List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")) {
      JsonNode metadata = new Wire(port).get(address).json();
      assertThat(metadata.get("issuer").asText()).isEqualTo("https://bank.example");
      assertThat(metadata.get("token_endpoint").asText()).isEqualTo("https://bank.example/oauth2/token");
      assertThat(texts(metadata.get("scopes_supported"))).contains("creditCards", "demandDeposit");
      assertThat(texts(metadata.get("grant_types_supported")))
          .containsExactlyInAnyOrder("authorization_code", "refresh_token", "client_credentials");
      assertThat(texts(metadata.get("token_endpoint_auth_methods_supported")))
          .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "private_key_jwt");
      assertThat(texts(metadata.get("code_challenge_methods_supported"))).containsExactly("S256");
      assertThat(metadata.has("device_authorization_endpoint")).isFalse();
    }
  }

  @Test
  void the_banks_public_keys_are_published_and_no_private_part() {
    JsonNode keys = new Wire(port).get("/oauth2/jwks").json().get("keys");

    assertThat(keys).isNotEmpty().allSatisfy(key -> {
      assertThat(key.get("kid").asText()).isNotBlank();
      assertThat(key.has("d")).isFalse();
    });
  }

  @Test
  void what_is_not_offered_is_not_there() {
    assertThat(new Wire(port).get("/oauth2/anything").status()).isEqualTo(404);
    assertThat(tsp.token("grant_type", "password").text("error")).isEqualTo("unsupported_grant_type");
  }

  private String dump(String table) {
    List<Map<String, Object>> rows = jdbc.sql("select * from " + table).query().listOfRows();
    return rows.toString();
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
