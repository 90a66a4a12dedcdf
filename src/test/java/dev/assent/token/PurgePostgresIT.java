package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** No statement of this application waits longer for a lock than it takes to notice: it fails instead. */
@TokenTest
class PurgePostgresIT extends TokenContract {

  private static final int EXPIRED = 10_000;

  @Autowired ExpiredTokens expired;
  @Autowired DataSource database;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
    properties.add("spring.datasource.hikari.connection-init-sql", () -> "set lock_timeout = '20ms'");
  }

  @Test
  void purging_ten_thousand_tokens_and_identifiers_never_makes_an_issue_wait() {
    expire();

    CompletableFuture<Void> purge = CompletableFuture.runAsync(expired::purge);
    List<Answer> answers = new ArrayList<>();
    do {
      answers.add(tsp.clientCredentials());
      answers.add(tsp.refresh(tsp.exchange(steve.authorizes("creditCards")).refreshToken()));
    } while (!purge.isDone());
    purge.join();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).hasSizeGreaterThan(2);
    for (String table : List.of("access_token", "refresh_token", "token_grant", "client_assertion")) {
      assertThat(old(table)).as(table).isZero();
    }
  }

  @Test
  void each_batch_is_a_transaction_of_its_own() throws SQLException {
    expire();
    try (Connection another = database.getConnection()) {
      another.setAutoCommit(false);
      another.createStatement()
          .execute("select 1 from access_token where digest = 'old-access-" + EXPIRED + "' for update");

      assertThatThrownBy(expired::purge).isInstanceOf(DataAccessException.class).hasMessageContaining("lock timeout");

      another.rollback();
    }
    assertThat(old("access_token")).isBetween(1, ExpiredTokens.BATCH);
    assertThat(old("client_assertion")).isBetween(1, EXPIRED - ExpiredTokens.BATCH);
    expired.purge();
    assertThat(old("access_token") + old("token_grant") + old("client_assertion")).isZero();
  }

  @Test
  void an_identifier_goes_as_soon_as_no_node_would_accept_it() {
    jdbc.sql("""
        insert into client_assertion (client_id, jti_digest, expires_at) values
          (:client, 'four-minutes-ago', now() - interval '4 minutes'),
          (:client, 'six-minutes-ago', now() - interval '6 minutes')""")
        .param("client", tsp.clientId()).update();

    expired.purge();

    assertThat(jdbc.sql("select jti_digest from client_assertion where client_id = :client")
        .param("client", tsp.clientId()).query(String.class).list()).containsExactly("four-minutes-ago");
  }

  private int old(String table) {
    return jdbc.sql("select count(*) from " + table + " where expires_at < now() - interval '1 day'")
        .query(Integer.class).single();
  }

  private void expire() {
    jdbc.sql("""
        insert into token_grant (id, client_id, customer_id, grant_type, scopes, issued_at, expires_at)
        select 'old-' || n, :client, 'old', 'authorization_code', 'creditCards', now() - interval '9 days',
          now() - interval '2 days' - (:count - n) * interval '1 second' from generate_series(1, :count) n""")
        .param("client", tsp.clientId()).param("count", EXPIRED).update();
    jdbc.sql("""
        insert into access_token (digest, grant_id, client_id, customer_id, scopes, issued_at, expires_at)
        select 'old-access-' || substr(id, 5), id, client_id, customer_id, scopes, issued_at, expires_at
        from token_grant where id like 'old-%'""").update();
    jdbc.sql("""
        insert into refresh_token (digest, grant_id, client_id, issued_at, expires_at)
        select 'old-refresh-' || substr(id, 5), id, client_id, issued_at, expires_at
        from token_grant where id like 'old-%'""").update();
    jdbc.sql("""
        insert into client_assertion (client_id, jti_digest, expires_at)
        select client_id, id, expires_at from token_grant where id like 'old-%'""").update();
  }
}
