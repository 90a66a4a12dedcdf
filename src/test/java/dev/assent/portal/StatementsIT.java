package dev.assent.portal;

import static dev.assent.TspFixtures.ACCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.assent.CountedStatements;
import dev.assent.TspFixtures;
import dev.assent.accessrequest.ApiApplications;
import dev.assent.accessrequest.ApiRequest;
import dev.assent.client.Clients;
import dev.assent.notification.Notice;
import dev.assent.notification.Notifications;
import dev.assent.notification.Recipient;
import dev.assent.tsp.Tsps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** However many applications and notices there are, a page asks the database the same questions, and by an index. */
@PortalSite
class StatementsIT {

  private static final List<String> PAGES = List.of("/portal/account/status",
      "/portal/account/status?show=ended&page=2", "/portal/account/status/live?version=none", "/portal/account/notices",
      "/portal/account/api-application");

  /** A table of which all is read, or all of a process: H2 names no condition on its index, or that one alone. */
  private static final Pattern WHOLE_TABLE = Pattern.compile(
      "FROM \"PUBLIC\"\\.\"(\\w+)\"(?: \"\\w+\")?\\s+/\\* (?!PUBLIC\\.\\w+: (?!PROCESS_KEY = \\?\\d+ \\*/))");
  /** Small, and shown whole. */
  private static final Set<String> CATALOGUE = Set.of("API", "AUTHORIZATION_ITEM", "API_METHOD");

  @Autowired MockMvc portal;
  @Autowired TspFixtures bank;
  @Autowired ApiApplications applications;
  @Autowired Notifications notifications;
  @Autowired Clients clients;
  @Autowired Tsps tsps;
  @Autowired CountedStatements counted;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;

  @Test
  void five_hundred_applications_cost_as_many_statements_as_five_and_each_uses_an_index() throws Exception {
    bank.publishApis();
    String few = developerWith(5);
    String many = developerWith(500);

    Map<String, List<String>> withFew = statementsOf(few);
    Map<String, List<String>> withMany = statementsOf(many);

    PAGES.forEach(page -> assertThat(withMany.get(page).size()).as(page).isEqualTo(withFew.get(page).size())
        .isPositive());
    assertThat(tablesReadWhole("select id from api_application where purpose = ?")).as("found where it happens")
        .containsExactly("API_APPLICATION");
    for (String statement : Set.copyOf(withMany.values().stream().flatMap(List::stream).toList())) {
      assertThat(tablesReadWhole(statement)).as(statement).isSubsetOf(CATALOGUE);
    }
  }

  private Map<String, List<String>> statementsOf(String developer) {
    return PAGES.stream().collect(Collectors.toMap(Function.identity(), page -> statementsOf(page, developer)));
  }

  private List<String> statementsOf(String page, String developer) {
    try {
      Developer person = new Developer(tsps.developer(developer).orElseThrow());
      counted.begin();
      portal.perform(get(page).with(user(person))).andExpect(status().isOk());
      return counted.statements();
    } catch (Exception failed) {
      throw new AssertionError(page, failed);
    }
  }

  private List<String> tablesReadWhole(String statement) throws SQLException {
    if (!statement.stripLeading().toLowerCase(Locale.ROOT).startsWith("select")) {
      return List.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement explain = connection.prepareStatement("explain " + statement)) {
      for (int parameter = 1; parameter <= explain.getParameterMetaData().getParameterCount(); parameter++) {
        explain.setObject(parameter, null);
      }
      try (ResultSet plan = explain.executeQuery()) {
        plan.next();
        return WHOLE_TABLE.matcher(plan.getString(1).replaceAll("\\s+", " ")).results().map(found -> found.group(1))
            .toList();
      }
    }
  }

  private String developerWith(int number) {
    String name = TspFixtures.userName();
    bank.registered(name);
    UUID tsp = clients.get(name).tspId();
    applications.submit(new ApiRequest(tsp, name, name, Set.of(ACCOUNTS), "Show all accounts"));
    for (int one = 1; one < number; one++) {
      rejected(tsp, name, Instant.now().minusSeconds(60L * one));
      notifications.tell(Recipient.developer(name, null, Locale.ENGLISH),
          new Notice("application-expired", List.of("1a2b", ACCOUNTS.toString()), "/portal/account/status"));
    }
    jdbc.sql("analyze").update();
    return name;
  }

  private void rejected(UUID tsp, String name, Instant at) {
    UUID id = UUID.randomUUID();
    Timestamp then = Timestamp.from(at);
    jdbc.sql("""
        insert into api_application (id, tsp_id, client_id, applicant, purpose, status, reason, decided_by,
          submitted_at, confirmed_at, decided_at)
        values (?, ?, ?, ?, 'Show all accounts', 'REJECTED', 'No', 'approver', ?, ?, ?)""")
        .params(id, tsp, name, name, then, then, then).update();
    jdbc.sql("insert into api_application_item (application_id, api) values (?, ?)")
        .params(id, ACCOUNTS.toString()).update();
    jdbc.sql("""
        insert into approval_round (process_key, request_id, round_number, signing_groups, due_days, reason,
          after_decision, opened_at) values ('api-access-request', ?, 1, 'approver', 3, 'Customer data', 0, ?)""")
        .params(id.toString(), then).update();
    jdbc.sql("""
        insert into task_decision (process_key, request_id, task_id, signing_group, verdict, reason, decided_by,
          decided_at) values ('api-access-request', ?, ?, 'approver', 'reject', 'No', 'approver', ?)""")
        .params(id.toString(), UUID.randomUUID().toString(), then).update();
  }
}
