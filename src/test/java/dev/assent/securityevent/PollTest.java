package dev.assent.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.MovableClock;
import dev.assent.client.ClientSecrets;
import dev.assent.token.TokenDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client takes its events by polling (RFC 8936), and nobody else's. */
@SecurityEventTest
class PollTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort int port;
  @Autowired TestConsents bank;
  @Autowired ClientSecrets secrets;
  @Autowired SecurityEventTable events;
  @Autowired ExpiredEvents expired;
  @Autowired MovableClock clock;

  private String client;
  private String steve;
  private String token;

  @BeforeEach
  void a_client_with_a_token_of_its_own() throws IOException {
    client = bank.newClient();
    steve = bank.newCustomer();
    token = tokenOf(client);
  }

  @Test
  void events_are_answered_in_order_until_they_are_acknowledged() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    bank.withdrawsAll(steve, client);

    List<String> ids = ids(polled("{}"));
    assertThat(ids).isEqualTo(bank.eventsOf(client).stream().map(UUID::toString).toList());
    assertThat(ids(polled("{\"returnImmediately\":true}"))).isEqualTo(ids);
    JsonNode answer = polled("{\"ack\":[\"" + ids.get(0) + "\",\"not-ours\"]}");
    assertThat(ids(answer)).containsExactly(ids.get(1));
    assertThat(answer.path("moreAvailable").asBoolean()).isFalse();
    assertThat(TestConsents.type(bank.proved(answer.path("sets").path(ids.get(1)).asText())))
        .isEqualTo(TestConsents.WITHDRAWN);
    assertThat(ids(polled("{\"ack\":[\"" + ids.get(1) + "\"]}"))).isEmpty();
    assertThat(bank.waitingFor(client)).isZero();
  }

  @Test
  void as_many_as_asked_for_are_answered_and_whether_there_are_more() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    bank.withdrawsAll(steve, client);

    JsonNode first = polled("{\"maxEvents\":1}");
    assertThat(ids(first)).hasSize(1);
    assertThat(first.path("moreAvailable").asBoolean()).isTrue();
    JsonNode none = polled("{\"maxEvents\":0,\"ack\":[\"" + ids(first).get(0) + "\"]}");
    assertThat(ids(none)).isEmpty();
    assertThat(none.has("sets")).isTrue();
    assertThat(none.path("moreAvailable").asBoolean()).isTrue();
    assertThat(bank.waitingFor(client)).isEqualTo(1);
  }

  @Test
  void an_event_that_the_client_cannot_take_comes_again_later() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    String id = ids(polled("{}")).get(0);

    polled("{\"setErrs\":{\"" + id + "\":{\"err\":\"invalid_key\",\"description\":\"no such key\"}}}");

    assertThat(ids(polled("{}"))).isEmpty();
    assertThat(events.latest(client, 1).get(0).outcome()).isEqualTo("refused invalid_key no such key");
    clock.moveAhead(Duration.ofMinutes(1));
    assertThat(ids(polled("{}"))).containsExactly(id);
  }

  @Test
  void nobody_gets_or_acknowledges_or_refuses_anothers_events() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    String id = bank.eventsOf(client).get(0).toString();
    String stranger = tokenOf(bank.newClient());

    JsonNode answer = JSON.readTree(poll("Bearer " + stranger,
        "{\"ack\":[\"" + id + "\"],\"setErrs\":{\"" + id + "\":{\"err\":\"invalid_request\"}}}").body());

    assertThat(ids(answer)).isEmpty();
    assertThat(ids(polled("{}"))).containsExactly(id);
    assertThat(events.latest(client, 1).get(0).attempts()).isZero();
  }

  @Test
  void a_token_that_a_customer_authorized_is_not_the_clients_own() {
    bank.jdbc.sql("update access_token set customer_id = :steve where digest = :digest").param("steve", steve)
        .param("digest", TokenDigest.of(token).hex()).update();

    assertRefused(poll("Bearer " + token, "{}"), 401, "invalid_token");
  }

  @Test
  void a_token_whose_uses_are_spent_will_do() throws IOException {
    bank.jdbc.sql("update access_token set uses_limit = 1, uses_left = 0 where digest = :digest")
        .param("digest", TokenDigest.of(token).hex()).update();

    assertThat(ids(polled("{}"))).isEmpty();
  }

  @Test
  void without_a_valid_token_nothing_is_told() {
    HttpResponse<String> nobody = poll(null, "{}");
    assertRefused(nobody, 401, "invalid_token");
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"assent\"");
    HttpResponse<String> unknown = poll("Bearer unknown", "{}");
    assertRefused(unknown, 401, "invalid_token");
    assertThat(unknown.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
    assertRefused(poll("Bearer ill formed", "{}"), 401, "invalid_token");
    assertRefused(poll("Basic " + Base64.getEncoder().encodeToString("tsp2:secret".getBytes(StandardCharsets.UTF_8)),
        "{}"), 401, "invalid_token");

    bank.jdbc.sql("update access_token set revoked_at = :now where digest = :digest")
        .param("now", Timestamp.from(clock.instant())).param("digest", TokenDigest.of(token).hex()).update();
    assertRefused(poll("Bearer " + token, "{}"), 401, "invalid_token");
  }

  @Test
  void an_expired_token_tells_nothing() {
    clock.moveAhead(Duration.ofHours(1));
    assertRefused(poll("Bearer " + token, "{}"), 401, "invalid_token");
  }

  @Test
  void a_suspended_client_is_told_so() {
    bank.jdbc.sql("update client set status = 'SUSPENDED' where id = :id").param("id", client).update();
    assertRefused(poll("Bearer " + token, "{}"), 403, "client_suspended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "null", "{\"maxEvents\":-1}", "{\"maxEvents\":\"1\"}",
      "{\"maxEvents\":99999999999}", "{\"maxEvents\":1.5}", "{}{",
      "{\"ack\":\"1\"}", "{\"setErrs\":[]}", "{\"returnImmediately\":1}"})
  void a_malformed_poll_is_answered_with_what_to_change(String body) {
    assertRefused(poll("Bearer " + token, body), 400, "bad_request");
  }

  @Test
  void a_poll_is_no_larger_than_it_need_be() {
    assertRefused(poll("Bearer " + token, " ".repeat(64 * 1024) + "{}"), 413, "body_too_large");
  }

  @Test
  void a_client_polls_only_so_often() {
    HttpResponse<String> last = null;
    for (int polls = 0; polls <= SecurityEventTest.POLLS; polls++) {
      last = poll("Bearer " + token, "{}");
    }
    assertRefused(last, 429, "rate_limited");
    assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  @Test
  void another_method_is_not_offered() throws IOException {
    assertThat(send(HttpRequest.newBuilder(address()).header("Authorization", "Bearer " + token).GET().build())
        .statusCode()).isEqualTo(405);
  }

  @Test
  void an_event_is_kept_for_thirty_days_taken_or_not_and_then_no_more() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    bank.withdrawsAll(steve, client);
    polled("{\"ack\":[\"" + bank.eventsOf(client).get(0) + "\"]}");
    clock.moveAhead(Duration.ofDays(30).minusMinutes(1));
    expired.purge();
    assertThat(bank.eventsOf(client)).hasSize(2);

    clock.moveAhead(Duration.ofMinutes(2));
    expired.purge();
    assertThat(bank.eventsOf(client)).isEmpty();
  }

  @Test
  void an_event_that_is_waited_for_by_push_can_be_polled_as_well() throws IOException {
    bank.authorizes(steve, client, "creditCards");
    bank.jdbc.sql("""
        insert into security_event_push (client_id, endpoint, chosen_at, chosen_by, failures)
        values (:client, 'https://down.example', :now, 'developer', 7)""")
        .param("client", client).param("now", Timestamp.from(clock.instant())).update();

    assertThat(ids(polled("{}"))).hasSize(1);
  }

  private JsonNode polled(String body) throws IOException {
    HttpResponse<String> answer = poll("Bearer " + token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    return JSON.readTree(answer.body());
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  private HttpResponse<String> poll(String authorization, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address()).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request.build());
  }

  private String tokenOf(String clientId) throws IOException {
    String secret = secrets.issue(clientId, "developer").value();
    String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
        .header("Authorization", "Basic " + basic).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials")).build());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private URI address() {
    return URI.create("http://localhost:" + port + "/events/poll");
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.path("sets").fieldNames().forEachRemaining(ids::add);
    return ids;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
