package dev.assent.bench;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database as large as a bank's: live tokens, consents, clients and APIs, made by the database itself. */
final class FullDatabase {

  static final int CLIENTS = 10_000;
  static final int CONSENTS = 100_000;
  static final int APIS = 500;

  private static final int GRANTED_APIS = 10;

  private final JdbcClient sql;

  FullDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /** Beside what is there: the fixtures' TSP, items and APIs. Every client may call {@code bench/open}. */
  void fill(int tokens) {
    sql.sql("""
        insert into api (path, title, title_zh, description, description_zh, methods, item, sensitivity, upstream,
          jwt_request, jwt_response, request_example, response_example, version)
        select 'bulk/api' || n, 'API', 'API', 'API', 'API', 'POST', item, sensitivity, upstream, jwt_request,
          jwt_response, '{}', '{}', 0
        from api, generate_series(1, :apis) n where path = 'bench/open'""").param("apis", APIS).update();
    sql.sql("""
        insert into client (id, tsp_id, name, status, redirect_uris, access_validity, refresh_validity,
          refresh_repeat_window, jwks, jwks_changed_at, created_at, version)
        select 'bulk' || n, tsp_id, name, status, redirect_uris, access_validity, refresh_validity,
          refresh_repeat_window, jwks, now(), now(), 0
        from client, generate_series(0, :clients - 1) n where id = 'ec0'""").param("clients", CLIENTS).update();
    sql.sql("""
        insert into api_access (client_id, api, request_id, granted_at)
        select 'bulk' || n, 'bulk/api' || (n * :granted + g) % :apis + 1, 'bulk', now()
        from generate_series(0, :clients - 1) n, generate_series(1, :granted) g""")
        .param("clients", CLIENTS).param("granted", GRANTED_APIS).param("apis", APIS).update();
    sql.sql("""
        insert into api_access (client_id, api, request_id, granted_at)
        select 'bulk' || n, 'bench/open', 'bulk', now() from generate_series(0, :clients - 1) n""")
        .param("clients", CLIENTS).update();
    sql.sql("""
        insert into consent (id, customer_id, client_id, terms_version, granted_at, changed_at, expires_at)
        select gen_random_uuid(), 'customer' || n, 'bulk' || n % :clients, '1', now(), now(), now() + interval '90 days'
        from generate_series(0, :consents - 1) n""").param("clients", CLIENTS).param("consents", CONSENTS).update();
    sql.sql("""
        insert into consent_item (consent_id, item, state, changed_at)
        select id, 'demandDeposit', 'ACTIVE', now() from consent where client_id like 'bulk%'""").update();
    sql.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
        select 'bulk' || n, 'bulk' || n % :consents % :clients, 'customer' || n % :consents, 'authorization_code',
          'demandDeposit', now(), now() + interval '1 day'
        from generate_series(0, :tokens - 1) n""")
        .param("clients", CLIENTS).param("consents", CONSENTS).param("tokens", tokens).update();
    sql.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at, uses_limit,
          uses_left)
        select encode(sha256(('bulk-token-of-' || n)::bytea), 'hex'), 'bulk' || n, 'bulk' || n % :consents % :clients,
          'customer' || n % :consents, 'demandDeposit', now(), now() + interval '1 day', 1000000, 1000000
        from generate_series(0, :tokens - 1) n""")
        .param("clients", CLIENTS).param("consents", CONSENTS).param("tokens", tokens).update();
    // As autovacuum leaves it.
    for (String table : List.of("api", "client", "api_access", "consent", "consent_item", "token_grant",
        "access_token")) {
      sql.sql("vacuum analyze " + table).update();
    }
  }

  static void forgetStatements(JdbcClient sql) {
    sql.sql("select pg_stat_statements_reset()").query().singleRow();
  }

  /** What was asked of the database more than now and then, as the database noted it. */
  static Set<String> statements(JdbcClient sql) {
    return new TreeSet<>(sql.sql("""
        select query from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database()) and calls > 100
          and query ~* '^(select|insert|update|delete)'""").query(String.class).list());
  }

  /** The steps of the plan that the database makes for a statement, whatever its parameters. */
  static List<String> plan(JdbcClient asWritten, String statement) {
    return asWritten.sql("explain (generic_plan, costs off) " + statement).query(String.class).list();
  }
}
