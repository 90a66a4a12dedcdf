package dev.assent.grantmanagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.client.ClientSecrets;
import dev.assent.client.Clients;
import dev.assent.consent.Accounts;
import dev.assent.consent.Consent;
import dev.assent.consent.ConsentTerms;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.AccountChoice;
import dev.assent.consentchange.ChangeConsent;
import dev.assent.consentchange.Channel;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient.Kind;
import dev.assent.token.IssuedTokens;
import dev.assent.token.TokenDigest;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.SecurityFilterChain;

/** What a TSP's program asks and gets, over HTTP. */
@GrantManagementTest
class GrantEndpointIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUERY = "grant_management_query";
  private static final String REVOKE = "grant_management_revoke";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String steve = "steve-" + UUID.randomUUID();

  @Autowired
  private ApiCatalog catalog;
  @Autowired
  private Tsps tsps;
  @Autowired
  private Clients clients;
  @Autowired
  private ClientSecrets secrets;
  @Autowired
  private Consents consents;
  @Autowired
  private ConsentChanges changes;
  @Autowired
  private Notifications notifications;
  @Autowired
  private IssuedTokens issued;
  @Autowired
  private HistoryService history;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  @Qualifier("grantManagement")
  private SecurityFilterChain chain;
  @LocalServerPort
  private int port;

  private String client;
  private String other;

  @BeforeEach
  void register() {
    for (String item : List.of("demandDeposit", "creditCards", "contactInfo")) {
      catalog.publish(new AuthorizationItem(item, item, item, "", "", item.equals("contactInfo")), 1);
    }
    client = newClient();
    other = newClient();
  }

  @Test
  void a_client_reads_what_its_grant_covers_as_the_description_says_and_nothing_of_the_customer() throws Exception {
    Consent grant = grant("demandDeposit", "contactInfo");

    HttpResponse<String> answer = send("GET", grant.id().toString(), token(client, QUERY));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    JsonNode told = JSON.readTree(answer.body());
    assertThat(told.path("scopes"))
        .extracting(scope -> scope.path("scope").asText() + " " + scope.path("state").asText())
        .containsExactly("contactInfo pending_review", "demandDeposit active");
    assertThat(told.path("grant_id").asText()).isEqualTo(grant.id().toString());
    assertThat(Instant.parse(told.path("expires_at").asText())).isEqualTo(grant.expiresAt());
    assertThat(Instant.parse(told.path("created_at").asText())).isEqualTo(grant.grantedAt());
    assertThat(Instant.parse(told.path("last_updated_at").asText())).isEqualTo(grant.changedAt());
    assertThat(answer.body()).doesNotContain(steve);
    JsonNode schema = described().at("/components/schemas/Grant");
    assertThat(names(schema.path("properties"))).containsAll(names(told));
    assertThat(schema.path("required")).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(names(told));
  }

  @Test
  void a_grant_of_single_accounts_says_which_as_rfc_9396_has_it() throws Exception {
    Accounts own = Accounts.of(List.of("dd-1", "dd-2"));
    Set<String> items = Set.of("demandDeposit", "creditCards");
    changes.change(new ChangeConsent(steve, client, items, items,
        Map.of("demandDeposit", new AccountChoice(own, Accounts.of(List.of("dd-1")))),
        new ConsentTerms("1", Instant.now().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
    Consent grant = consents.find(steve, client).orElseThrow();

    JsonNode told = JSON.readTree(send("GET", grant.id().toString(), token(client, QUERY)).body());

    assertThat(told.path("scopes")).hasSize(2);
    assertThat(told.path("authorization_details")).isEqualTo(JSON.valueToTree(List.of(Map.of(
        "type", "account_information", "datatypes", List.of("demandDeposit"), "accounts", List.of("dd-1"),
        "valid_until", grant.expiresAt().toString()))));
    assertThat(names(told))
        .containsExactlyInAnyOrderElementsOf(names(described().at("/components/schemas/Grant/properties")));
  }

  @Test
  void giving_a_grant_up_withdraws_the_consent_and_ends_its_tokens_and_the_customer_is_told() throws Exception {
    Consent grant = grant("demandDeposit", "contactInfo");
    String tokenOfSteve = customersToken(steve, client);
    String tokenOfAnne = customersToken("anne", client);

    HttpResponse<String> answer = send("DELETE", grant.id().toString(), token(client, REVOKE));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(consents.find(grant.id()).orElseThrow().items().values()).containsOnly(ItemState.WITHDRAWN);
    assertThat(issued.find(tokenOfSteve)).isEmpty();
    assertThat(issued.find(tokenOfAnne)).isPresent();
    ConsentChange change = changes.of(steve, client).get(0);
    assertThat(change.channel()).isEqualTo(Channel.TSP);
    assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change.id().toString()).count())
        .isOne();
    assertThat(notifications.of(Kind.CUSTOMER, steve, 1)).extracting(told -> told.notice().code())
        .containsExactly("consent-withdrawn-by-tsp");
    assertThat(send("GET", grant.id().toString(), token(client, QUERY)).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", grant.id().toString(), token(client, REVOKE)).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_anothers_or_over_or_never_was_is_not_there_one_like_the_other() throws Exception {
    Consent steves = grant("demandDeposit");
    Consent ended = expired();
    String query = token(other, QUERY);
    String revoke = token(other, REVOKE);
    for (String method : List.of("GET", "DELETE")) {
      String token = method.equals("GET") ? query : revoke;
      String own = token(client, method.equals("GET") ? QUERY : REVOKE);
      String nothing = withoutReference(send(method, UUID.randomUUID().toString(), token), 404);
      assertThat(withoutReference(send(method, steves.id().toString(), token), 404)).isEqualTo(nothing);
      assertThat(withoutReference(send(method, "no-id", token), 404)).isEqualTo(nothing);
      assertThat(withoutReference(send(method, ended.id().toString(), own), 404)).isEqualTo(nothing);
    }
    assertThat(consents.find(steves.id()).orElseThrow().itemsIn(ItemState.ACTIVE)).containsExactly("demandDeposit");
  }

  @Test
  void each_scope_opens_one_of_the_two_and_no_other_token_any() throws Exception {
    String grant = grant("demandDeposit").id().toString();

    assertThat(send("GET", grant, token(client, QUERY + " " + REVOKE)).statusCode()).isEqualTo(200);
    insufficient(send("DELETE", grant, token(client, QUERY)), REVOKE);
    insufficient(send("GET", grant, token(client, REVOKE)), QUERY);
    insufficient(send("HEAD", grant, token(client, REVOKE)), QUERY);
    for (String useless : List.of(token(client, ""), customersToken(steve, client))) {
      insufficient(send("GET", grant, useless), QUERY);
      insufficient(send("DELETE", grant, useless), REVOKE);
    }
    assertThat(consents.find(UUID.fromString(grant)).orElseThrow().itemsIn(ItemState.ACTIVE)).isNotEmpty();
  }

  @Test
  void without_a_valid_token_the_answer_is_401_as_rfc_6750_says() throws Exception {
    String grant = grant("demandDeposit").id().toString();
    String revoked = token(client, QUERY);
    jdbc.sql("update access_token set revoked_at = issued_at where digest = :digest")
        .param("digest", TokenDigest.of(revoked).hex()).update();

    HttpResponse<String> none = send("GET", grant, null);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"assent\"");
    for (String invalid : List.of("unknown", revoked)) {
      HttpResponse<String> answer = send("DELETE", grant, invalid);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
      assertThat(code(answer)).isEqualTo("invalid_token");
    }
    assertThat(send("GET", grant, "no b64 token").statusCode()).isIn(400, 401);
  }

  @Test
  void a_suspended_client_asks_for_nothing() throws Exception {
    String grant = grant("demandDeposit").id().toString();
    String token = token(client, QUERY + " " + REVOKE);
    clients.suspend(client);

    for (String method : List.of("GET", "DELETE")) {
      HttpResponse<String> answer = send(method, grant, token);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("client_suspended");
    }
  }

  @Test
  void other_methods_are_not_offered() throws Exception {
    HttpResponse<String> answer = send("PUT", grant("demandDeposit").id().toString(), token(client, QUERY));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "DELETE");
  }

  @Test
  void one_networks_requests_count_as_at_the_other_oauth_endpoints() {
    assertThat(chain.getFilters()).extracting(Filter::getClass).extracting(Class::getSimpleName)
        .contains("NetworkRates");
  }

  @Test
  void every_answer_is_described() throws Exception {
    JsonNode paths = described().path("paths");
    String path = "/oauth2/grants/{grant_id}";

    for (int status : new int[] {200, 400, 401, 403, 404, 405, 429, 503}) {
      assertThat(paths.path(path).path("get").path("responses").has(Integer.toString(status))).isTrue();
    }
    assertThat(paths.path(path).path("delete").path("responses").has("204")).isTrue();
  }

  private String newClient() {
    String id = "client-" + UUID.randomUUID();
    Tsp tsp = Tsp.applying("Company " + id, UUID.randomUUID().toString().substring(0, 18), "Mei", "a@tsp.example", "1",
        Instant.now());
    tsps.register(tsp, "d" + UUID.randomUUID().toString().substring(0, 20), "a@tsp.example", "only-for-tests",
        Locale.ENGLISH);
    tsps.activate(tsp.id());
    return clients.register(id, tsp.id(), "Enjoy Life", List.of("https://tsp.example/back")).id();
  }

  private Consent grant(String... items) {
    changes.change(new ChangeConsent(steve, client, Set.of(items), Set.of(items),
        new ConsentTerms("1", Instant.now().plus(Duration.ofDays(90))), Channel.TSP_AUTHORIZATION));
    return consents.find(steve, client).orElseThrow();
  }

  private Consent expired() {
    String anne = "anne-" + UUID.randomUUID();
    return consents.activate(anne, client, List.of("demandDeposit"),
        new ConsentTerms("1", Instant.now().minusSeconds(1)), UUID.randomUUID().toString());
  }

  /** By client_credentials. */
  private String token(String clientId, String scope) throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString(
        (clientId + ":" + secrets.issue(clientId, "mei").value()).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address("/oauth2/token"))
        .header("Authorization", "Basic " + basic).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials" + (scope.isEmpty() ? ""
            : "&scope=" + scope.replace(' ', '+')))).build(), BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private String customersToken(String customer, String clientId) {
    String value = UUID.randomUUID() + "-token";
    String grantId = UUID.randomUUID().toString();
    Timestamp now = Timestamp.from(Instant.now());
    Timestamp later = Timestamp.from(Instant.now().plus(Duration.ofDays(1)));
    jdbc.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
        values (:id, :client, :customer, 'authorization_code', 'demandDeposit', :now, :later)""")
        .param("id", grantId).param("client", clientId).param("customer", customer).param("now", now)
        .param("later", later).update();
    jdbc.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at)
        values (:digest, :grant, :client, :customer, 'demandDeposit', :now, :later)""")
        .param("digest", TokenDigest.of(value).hex()).param("grant", grantId).param("client", clientId)
        .param("customer", customer).param("now", now).param("later", later).update();
    return value;
  }

  private HttpResponse<String> send(String method, String grantId, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("/oauth2/grants/" + grantId))
        .method(method, BodyPublishers.noBody());
    return http.send(token == null ? request.build() : request.header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  private JsonNode described() throws IOException, InterruptedException {
    return JSON.readTree(http.send(HttpRequest.newBuilder(address("/openapi.json")).build(), BodyHandlers.ofString())
        .body());
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static void insufficient(HttpResponse<String> answer, String scope) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"insufficient_scope\"", "scope=\"" + scope + "\"");
    if (!answer.request().method().equals("HEAD")) {
      assertThat(code(answer)).isEqualTo("insufficient_scope");
    }
  }

  private static String code(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("code").asText();
  }

  private static String withoutReference(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = object.fieldNames(); each.hasNext();) {
      names.add(each.next());
    }
    return names;
  }
}
