package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import dev.assent.CountedStatements;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.Sensitivity;
import dev.assent.client.Clients;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.customer.BankCustomers;
import dev.assent.customer.Customer;
import dev.assent.token.TokenDigest;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/**
 * With ten thousand consents and a year of history, a customer of thirty TSPs opens the dashboard, and a TSP calls an
 * API, with the statements that ten consents took.
 */
abstract class ManyConsentsContract {

  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int CLIENTS = 30;
  /** By number: one client each, of one customer. */
  private static final String STEVES = "'many-customer-0' as customer_id, 'many-client-' || n as client_id";
  /** By number: one customer each, of some client. */
  private static final String OTHERS =
      "'many-customer-' || n as customer_id, 'many-client-' || mod(n, " + CLIENTS + ") as client_id";
  private static final String STEVE = "many-customer-0";
  private static final String ACCOUNT = "700999000";
  private static final String PASSWORD = "steves-savings";
  private static final String TOKEN = "of-many-consents";
  private static final ApiPath API = ApiPath.of("demandDeposit/manyAccounts");

  @LocalServerPort int port;
  @Autowired MockMvc pages;
  @Autowired CountedStatements statements;
  @Autowired ApiCatalog catalog;
  @Autowired ApiAccess access;
  @Autowired Tsps tsps;
  @Autowired Clients clients;
  @Autowired BankCustomers customers;
  @Autowired ConsentReceipts receipts;
  @Value("${spring.datasource.url}") String database;
  @Autowired JdbcClient jdbc;

  @Test
  void dashboard_and_gateway_send_the_same_statements_with_10000_consents_as_with_10_and_each_goes_by_an_index()
      throws Exception {
    HttpServer upstream = upstream();
    try {
      registerTspsAndSteve(upstream);
      fill(STEVES, 0, 1, 2);
      fill(OTHERS, 1, FEW - 2, 2);
      issueToken();
      MockHttpSession session = loggedIn();
      visit(session); // what is cached is cached now
      Map<String, List<String>> few = visit(session);

      fill(STEVES, 2, CLIENTS - 1, 50);
      fill(OTHERS, FEW - 1, MANY - CLIENTS, 2);
      jdbc.sql("analyze").update();
      visit(session); // what is new counts as seen now, as it did with few
      Map<String, List<String>> many = visit(session);

      assertThat(jdbc.sql("select count(*) from consent").query(Integer.class).single()).isGreaterThanOrEqualTo(MANY);
      many.forEach((what, sent) -> assertThat(sent).as(what).isEqualTo(few.get(what)));
      Set<String> large = largeTables();
      assertThat(large).contains("consent", "consent_item", "consent_history", "consent_change",
          "consent_change_item", "consent_receipt", "consent_access", "notice", "security_event", "act_hi_procinst",
          "act_hi_actinst");
      Set<String> whole = new TreeSet<>();
      many.forEach((what, sent) -> Set.copyOf(sent).stream().filter(ManyConsentsContract::canBeExplained)
          .forEach(sql -> QueryPlan.readWhole(database, sql, large)
              .forEach(table -> whole.add(what + ": " + table + " in " + sql))));
      assertThat(whole).isEmpty();
    } finally {
      upstream.stop(0);
    }
  }

  /** What each page, and a call, sends to the database. */
  private Map<String, List<String>> visit(MockHttpSession session) throws Exception {
    String one = "/consents/with/" + client(0);
    String receipt = "/consents/receipts/" + receipts.of(STEVE, client(0)).get(0).id();
    Map<String, List<String>> sent = new LinkedHashMap<>();
    for (String page : List.of("/consents", one, one + "/stop", receipt)) {
      statements.begin();
      pages.perform(get(page).session(session)).andExpect(status().isOk());
      sent.put(page.equals(receipt) ? "receipt" : page, sent());
    }
    statements.begin();
    assertThat(call().statusCode()).isEqualTo(200);
    sent.put("call", sent());
    return sent;
  }

  /** However many values are asked for at once. */
  private List<String> sent() {
    return statements.statements().stream().map(sql -> sql.replaceAll("\\((\\?, )+\\?\\)", "(?)")).toList();
  }

  private HttpResponse<String> call() throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(HttpRequest
        .newBuilder(URI.create("http://localhost:" + port + "/api/" + API))
        .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
  }

  private MockHttpSession loggedIn() throws Exception {
    MockHttpSession session = new MockHttpSession();
    pages.perform(post("/consents/login").param("username", ACCOUNT).param("password", PASSWORD).with(csrf())
        .session(session)).andExpect(status().is3xxRedirection());
    return session;
  }

  private void registerTspsAndSteve(HttpServer upstream) {
    customers.add(new Customer(STEVE, "Steve Lin"), ACCOUNT, PASSWORD);
    catalog.publish(new AuthorizationItem("demandDeposit", "DemandDeposit", "活期存款", "Balances", "餘額", false), 1);
    catalog.publish(new AuthorizationItem("creditCards", "CreditCards", "信用卡", "Cards", "卡片", false), 2);
    catalog.publish(new Api(API, "Accounts", "帳戶", "Accounts.", "帳戶。", Set.of("POST"), "demandDeposit",
        Sensitivity.CUSTOMER, URI.create("http://localhost:" + upstream.getAddress().getPort() + "/"),
        JwtSetting.NONE, "{}", "{}"));
    for (int number = 0; number < CLIENTS; number++) {
      Tsp tsp = Tsp.applying("Many Ltd. " + number, "M" + (1_000 + number), "Mei", "api@many.example", "1",
          Instant.now());
      tsps.register(tsp, "many" + number, "dev" + number + "@many.example", "only-for-tests", Locale.ENGLISH);
      clients.register(client(number), tsp.id(), "Many " + number, List.of("https://many.example/back"));
    }
    access.grant(client(0), List.of(API), "request");
  }

  private static String client(int number) {
    return "many-client-" + number;
  }

  /** Consents with these numbers, each with two items and so many changes within the last year. */
  private void fill(String whose, int first, int last, int changes) {
    jdbc.sql("create table filled as select gen_random_uuid() as id, " + whose + " from generate_series(" + first + ", "
        + last + ") n").update();
    jdbc.sql("create table changed as select gen_random_uuid() as id, id as consent_id, customer_id, client_id, "
        + "now() - interval '1' day * (360 * n / " + changes + ") as at from filled, generate_series(1, " + changes
        + ") n").update();
    FILL.forEach(sql -> jdbc.sql(sql).update());
    jdbc.sql("drop table filled").update();
    jdbc.sql("drop table changed").update();
  }

  private static final List<String> FILL = List.of("""
      insert into consent (id, customer_id, client_id, terms_version, granted_at, changed_at, expires_at, due_at)
      select id, customer_id, client_id, '2026-11', now() - interval '360' day, now(), now() + interval '80' day,
        now() + interval '73' day from filled""", """
      insert into consent_item (consent_id, item, state, changed_at)
      select id, item, 'ACTIVE', now() from filled, (values ('demandDeposit'), ('creditCards')) items (item)""", """
      insert into consent_change (id, customer_id, client_id, channel, terms_version, expires_at, requested_at, status,
        process_state)
      select id, customer_id, client_id, 'BANK_DASHBOARD', '2026-11', now(), at, 'APPLIED', 'STARTED'
      from changed""", """
      insert into consent_change_item (change_id, item, outcome)
      select id, item, 'ADDED' from changed, (values ('demandDeposit'), ('creditCards')) items (item)""", """
      insert into consent_history (consent_id, item, state, change_id, at)
      select consent_id, 'demandDeposit', 'ACTIVE', id, at from changed""", """
      insert into consent_receipt (id, change_id, step, customer_id, client_id, at, claims)
      select gen_random_uuid(), id, 'SHARED', customer_id, client_id, at,
        '{"sub":"' || customer_id || '","items":{"added":["demandDeposit"]},"shared_until":1800000000}'
      from changed""", """
      insert into consent_access (id, consent_id, client_id, api, interaction_id, status, at, on_day)
      select gen_random_uuid(), consent_id, client_id, 'demandDeposit/manyAccounts', 'none', 200, at, cast(at as date)
      from changed""", """
      insert into notice (id, recipient_kind, recipient, code, arguments, told_at)
      select gen_random_uuid(), 'CUSTOMER', customer_id, 'consent-changed', '["Many Ltd.","demandDeposit"]', at
      from changed""", """
      insert into security_event (id, client_id, type, consent_id, change_id, content, occurred_at, recorded_at)
      select gen_random_uuid(), client_id, 'CONSENT_CHANGED', consent_id, id, '{}', at, at from changed""", """
      insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, state_)
      select id, id, id, 'consent-change', 'consent-change', at, 'COMPLETED' from changed""", """
      insert into act_hi_actinst (id_, proc_def_id_, proc_inst_id_, execution_id_, act_id_, act_type_, start_time_)
      select gen_random_uuid(), 'consent-change', id, id, 'applied', 'noneEndEvent', at from changed""");

  private void issueToken() {
    jdbc.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
        values ('many-consents', :client, :customer, 'authorization_code', 'demandDeposit', now(),
          now() + interval '1' day)""").param("client", client(0)).param("customer", STEVE).update();
    jdbc.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at)
        values (:digest, 'many-consents', :client, :customer, 'demandDeposit', now(), now() + interval '1' day)""")
        .param("digest", TokenDigest.of(TOKEN).hex()).param("client", client(0)).param("customer", STEVE).update();
  }

  private Set<String> largeTables() {
    return jdbc.sql("select relname from pg_class where relkind = 'r' and reltuples >= :rows")
        .param("rows", MANY - 1).query(String.class).list().stream()
        .filter(name -> !name.startsWith("pg_")).collect(Collectors.toSet());
  }

  private static boolean canBeExplained(String sql) {
    String verb = sql.strip().toLowerCase(Locale.ROOT);
    return verb.startsWith("select") || verb.startsWith("update") || verb.startsWith("delete");
  }

  private static HttpServer upstream() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", exchange -> {
      byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
    return server;
  }
}
