package dev.assent.bench;

import com.nimbusds.jose.jwk.JWK;
import dev.assent.token.TokenDigest;
import java.net.URI;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts into a database what calls need: a TSP, clients with keys, APIs, access, consents, and tokens for a day. */
final class Fixtures {

  static final int CLIENTS = 32;

  private final JdbcClient sql;
  private final UUID tsp = UUID.randomUUID();

  Fixtures(JdbcClient sql, URI upstream) {
    this.sql = sql;
    sql.sql("""
        insert into tsp (id, company_name, registration_number, contact_name, contact_email, phone, status,
          registered_at, version) values (:id, 'Bench', '1', 'Bench', 'bench@tsp.example', '1', 'ACTIVE', now(), 0)""")
        .param("id", tsp).update();
    sql.sql("""
        insert into authorization_item (code, title, title_zh, description, description_zh, sensitive, position)
        values ('demandDeposit', 'Accounts', 'Accounts', 'Accounts', 'Accounts', false, 1)""").update();
    api("open", upstream, "NONE", "NONE");
    api("encrypted", upstream, "NONE", "JWE");
    api("signed", upstream, "JWS", "JWE");
  }

  private void api(String name, URI upstream, String request, String response) {
    sql.sql("""
        insert into api (path, title, title_zh, description, description_zh, methods, item, sensitivity, upstream,
          jwt_request, jwt_response, request_example, response_example, version)
        values (:path, 'API', 'API', 'API', 'API', 'POST', 'demandDeposit', 'CUSTOMER', :upstream, :request, :response,
          '{}', '{}', 0)""")
        .param("path", "bench/" + name).param("upstream", upstream.toString())
        .param("request", request).param("response", response).update();
  }

  /** As many clients as there are connections, each with the APIs above and one customer's consent. */
  void clients(String prefix, JWK encryption) {
    for (int number = 0; number < CLIENTS; number++) {
      String client = prefix + number;
      sql.sql("""
          insert into client (id, tsp_id, name, status, redirect_uris, access_validity, refresh_validity,
            refresh_repeat_window, jwks, jwks_changed_at, created_at, version)
          values (:id, :tsp, 'Bench', 'ACTIVE', '', 86400, 86400, 60, :jwks, now(), now(), 0)""")
          .param("id", client).param("tsp", tsp).param("jwks", Keys.jwks(encryption)).update();
      sql.sql("""
          insert into api_access (client_id, api, request_id, granted_at)
          select :client, path, 'bench', now() from api where path like 'bench/%'""").param("client", client).update();
      UUID consent = UUID.randomUUID();
      sql.sql("""
          insert into consent (id, customer_id, client_id, terms_version, granted_at, changed_at, expires_at)
          values (:id, :customer, :client, '1', now(), now(), now() + interval '90 days')""")
          .param("id", consent).param("customer", "customer-of-" + client).param("client", client).update();
      sql.sql("""
          insert into consent_item (consent_id, item, state, changed_at)
          values (:id, 'demandDeposit', 'ACTIVE', now())""")
          .param("id", consent).update();
    }
  }

  /** One token for each of those clients. @param uses null = no limit */
  void tokens(String prefix, String kind, Integer uses) {
    for (int number = 0; number < CLIENTS; number++) {
      String client = prefix + number;
      String grant = UUID.randomUUID().toString();
      sql.sql("""
          insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
          values (:id, :client, :customer, 'authorization_code', 'demandDeposit', now(), now() + interval '1 day')""")
          .param("id", grant).param("client", client).param("customer", "customer-of-" + client).update();
      sql.sql("""
          insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at, uses_limit,
            uses_left)
          values (:digest, :grant, :client, :customer, 'demandDeposit', now(), now() + interval '1 day',
            cast(:uses as integer), cast(:uses as integer))""")
          .param("digest", TokenDigest.of(token(client, kind)).hex()).param("grant", grant).param("client", client)
          .param("customer", "customer-of-" + client).param("uses", uses).update();
    }
  }

  static String token(String client, String kind) {
    return kind + "-token-of-" + client;
  }
}
