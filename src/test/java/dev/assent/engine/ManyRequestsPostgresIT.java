package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assent.AssentApplication;
import dev.assent.CountedStatements;
import dev.assent.Postgres;
import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.approval.StaffGroup;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.Sensitivity;
import dev.assent.client.Clients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/**
 * With many requests open, Tasklist's lists and the portal's pages ask the database as often as with few, and never for
 * whole tables.
 */
@SpringBootTest(classes = AssentApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import({TspFixtures.class, CountedStatements.class})
@DirtiesContext
class ManyRequestsPostgresIT {

  private static final int FEW = 5;
  private static final int MANY = 500;
  /** All open tasks are this group's here, so that all of them are what the list asks for. */
  private static final String EVERYTHING_THERE_IS = "filter For my groups";
  private static final Set<String> CATALOGUE = Set.of("api", "api_method", "authorization_item");
  private static final String PASSWORD = "correct horse";

  @LocalServerPort int port;
  @Autowired MockMvc portal;
  @Autowired CountedStatements statements;
  @Autowired TspFixtures bank;
  @Autowired ApiCatalog catalog;
  @Autowired ApiApplications applications;
  @Autowired Clients clients;
  @Autowired StaffDirectory staff;
  @Value("${spring.datasource.url}") String database;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  private final String developer = TspFixtures.userName();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }

  @Test
  void lists_and_pages_send_as_many_statements_with_500_open_requests_as_with_5_and_each_goes_by_an_index()
      throws Exception {
    bank.registered(developer);
    staff.add("adam", "Adam", PASSWORD, Set.of(StaffGroup.APPROVER));
    StaffBrowser approver = StaffBrowser.loggedIn(port, "adam", PASSWORD);
    apply(1, FEW);
    visit(approver); // what is cached is cached now
    Map<String, List<String>> few = visit(approver);
    MockHttpSession session = loggedIn();
    browse(session);
    few.putAll(browse(session));

    for (int first = FEW + 1; first <= MANY; first += 55) {
      apply(first, first + 54);
    }
    jdbc.sql("analyze").update();
    Map<String, List<String>> many = visit(approver);
    browse(session); // what is new is read now, as it was with few
    many.putAll(browse(session));

    assertThat(open(approver)).isEqualTo(MANY);
    many.forEach((list, sent) -> assertThat(sent.size()).as(list).isEqualTo(few.get(list).size()));
    Set<String> large = largeTables();
    assertThat(large).contains("act_ru_task", "act_ru_identitylink", "act_ru_authorization", "api_application",
        "api_application_item", "approval_round", "notice");
    Set<String> whole = new TreeSet<>();
    many.forEach((list, sent) -> Set.copyOf(sent).stream().filter(sql -> sql.strip().toLowerCase().startsWith("select"))
        .forEach(sql -> QueryPlan.readWhole(database, sql, large).stream()
            .filter(table -> !(list.equals(EVERYTHING_THERE_IS) && table.startsWith("act_ru_task by Index")))
            .forEach(table -> whole.add(list + ": " + table + " in " + sql))));
    assertThat(whole).isEmpty();
  }

  /** In one transaction, for speed. */
  private void apply(int first, int last) {
    transaction.executeWithoutResult(status -> IntStream.rangeClosed(first, last).forEach(this::apply));
  }

  private void apply(int number) {
    ApiPath path = ApiPath.of("products/rates" + number);
    catalog.publish(new Api(path, "Rates", "匯率", "Rates.", "匯率。", Set.of("GET"), null, Sensitivity.PUBLIC,
        URI.create("http://localhost/rates"), JwtSetting.NONE, "", "{}"));
    UUID tsp = clients.get(developer).tspId();
    UUID id = applications.submit(new ApiRequest(tsp, developer, developer, Set.of(path), "Rates for home"));
    applications.confirm(id, tsp, developer);
  }

  /** What each list sends to the database. */
  private Map<String, List<String>> visit(StaffBrowser approver) throws IOException {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    for (JsonNode filter : json(approver.call("GET", "filter?resourceType=Task", null))) {
      String id = "filter/" + filter.get("id").asText();
      sent.put("filter " + filter.get("name").asText(), sentBy(() -> {
        ok(approver.call("POST", id + "/count", "{}"));
        ok(approver.call("POST", id + "/list?firstResult=0&maxResults=15", "{}"));
      }));
    }
    return sent;
  }

  private MockHttpSession loggedIn() throws Exception {
    MockHttpSession session = new MockHttpSession();
    portal.perform(post("/portal/login").param("username", developer).param("password", TspFixtures.PASSWORD)
        .with(csrf()).session(session)).andExpect(status().is3xxRedirection());
    return session;
  }

  /** What each of the portal's pages sends to the database. */
  private Map<String, List<String>> browse(MockHttpSession session) {
    String one = "/" + applications.ofTsp(clients.get(developer).tspId()).get(0).id();
    Map<String, List<String>> sent = new LinkedHashMap<>();
    for (String page : List.of("", "?show=you", "?show=bank", "?show=bank&page=2", "?show=grants", "?show=ended",
        "/live?version=none", "/live?show=bank&page=2&version=none", one, one + "/live?version=none")) {
      sent.put("status" + page.replace(one, "/{id}"), sentBy(() -> open("/portal/account/status" + page, session)));
    }
    for (String page : List.of("api-application", "my-api", "notices")) {
      sent.put(page, sentBy(() -> open("/portal/account/" + page, session)));
    }
    return sent;
  }

  private void open(String page, MockHttpSession session) {
    try {
      portal.perform(get(page).session(session)).andExpect(status().isOk());
    } catch (Exception failed) {
      throw new AssertionError(page, failed);
    }
  }

  private List<String> sentBy(Runnable work) {
    statements.begin();
    work.run();
    return statements.statements();
  }

  private int open(StaffBrowser approver) throws IOException {
    for (JsonNode filter : json(approver.call("GET", "filter?resourceType=Task", null))) {
      if (filter.get("name").asText().equals("API applications")) {
        return json(approver.call("GET", "filter/" + filter.get("id").asText() + "/count", null)).get("count").asInt();
      }
    }
    throw new IllegalStateException("No filter for API applications");
  }

  /** Those that grow with the requests; the catalogue does not, it only had to be large enough for them here. */
  private Set<String> largeTables() {
    return jdbc.sql("select relname from pg_class where relkind = 'r' and reltuples >= :rows")
        .param("rows", MANY / 2).query(String.class).list().stream()
        .filter(name -> !name.startsWith("pg_") && !CATALOGUE.contains(name))
        .collect(Collectors.toSet());
  }

  private static void ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(200);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    ok(answer);
    return new ObjectMapper().readTree(answer.body());
  }

  /** In the same application: another would take its engine's place. */
  @Nested
  class OfConsents extends ManyConsentsContract { }
}
