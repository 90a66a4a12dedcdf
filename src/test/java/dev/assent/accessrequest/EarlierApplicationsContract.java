package dev.assent.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applications that were before the bank when the table of what it was asked came. */
abstract class EarlierApplicationsContract {

  private static final UUID TSP = UUID.randomUUID();

  private JdbcClient jdbc;

  abstract DataSource emptyDatabase();

  @Test
  void an_application_from_before_there_were_revisions_has_a_first_one_to_compare_with() {
    DataSource database = emptyDatabase();
    jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("17").load().migrate();
    tspWithTwoApis();
    UUID before = application("IN_REVIEW", "2026-01-02 03:04:05+00");
    UUID unconfirmed = application("UNCONFIRMED", null);

    Flyway.configure().dataSource(database).load().migrate();

    RevisionTable revisions = new RevisionTable(jdbc);
    assertThat(revisions.latestTwo(unconfirmed)).isEmpty();
    RevisionTable.Revision first = revisions.latestTwo(before).get(0);
    assertThat(first.number()).isOne();
    assertThat(first.facts()).containsEntry("APIs", "a/first, b/second").containsEntry("Purpose", "Because");
    revisions.append(before, List.of(ApiPath.of("b/second")), "Because", "developer", Instant.now());
    assertThat(revisions.latestTwo(before)).extracting(RevisionTable.Revision::number).containsExactly(2, 1);
  }

  private void tspWithTwoApis() {
    jdbc.sql("""
        insert into tsp (id, company_name, registration_number, contact_name, contact_email, phone, status,
          registered_at, version)
        values (?, 'Enjoy Life', 'N1', 'Mei Lin', 'mei@enjoylife.example', '1', 'ACTIVE', current_timestamp, 0)""")
        .param(TSP).update();
    jdbc.sql("""
        insert into developer_account (user_name, tsp_id, email, password_hash, created_at, version)
        values ('developer', ?, 'mei@enjoylife.example', '-', current_timestamp, 0)""").param(TSP).update();
    jdbc.sql("""
        insert into client (id, tsp_id, name, status, redirect_uris, access_validity, refresh_validity,
          refresh_repeat_window, created_at, version)
        values ('client', ?, 'Client', 'ACTIVE', '', 1, 1, 0, current_timestamp, 0)""").param(TSP).update();
    List.of("b/second", "a/first").forEach(path -> jdbc.sql("""
        insert into api (path, title, title_zh, description, description_zh, methods, sensitivity, upstream,
          jwt_request, jwt_response, request_example, response_example, version)
        values (?, '-', '-', '-', '-', 'GET', 'PUBLIC', 'http://localhost/', 'NONE', 'NONE', '', '', 0)""")
        .param(path).update());
  }

  private UUID application(String status, String confirmedAt) {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
        insert into api_application (id, tsp_id, client_id, applicant, purpose, status, submitted_at, confirmed_at)
        values (?, ?, 'client', 'developer', 'Because', ?, current_timestamp, cast(? as timestamp with time zone))""")
        .params(id, TSP, status, confirmedAt).update();
    List.of("b/second", "a/first").forEach(path -> jdbc
        .sql("insert into api_application_item (application_id, api) values (?, ?)").params(id, path).update());
    return id;
  }
}
