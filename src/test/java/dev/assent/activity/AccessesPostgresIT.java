package dev.assent.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.Postgres;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On PostgreSQL, whose plans show that no question reads the whole table. */
@ActivityTest
class AccessesPostgresIT extends AccessesContract {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "select id, (select max(at) from consent_access where consent_id = consent.id) from consent"
          + " where customer_id = 'x'",
      "select on_day, api, count(*), max(at) from consent_access"
          + " where consent_id = '0b6f2c5e-0000-4000-8000-000000000000' and on_day >= current_date - 90"
          + " group by on_day, api",
      "select id from consent_access where at < now() - interval '1 year' order by at fetch first 1000 rows only"})
  void every_question_is_answered_by_an_index(String question) {
    fill();

    List<String> plan = jdbc.sql("explain " + question).query(String.class).list();

    assertThat(plan).as(String.join("\n", plan)).anyMatch(line -> line.contains("consent_access_"))
        .noneMatch(line -> line.contains("Seq Scan on consent_access"));
  }

  private void fill() {
    if (jdbc.sql("select count(*) from consent_access where client_id = 'filled'").query(Integer.class).single() == 0) {
      jdbc.sql("""
          insert into consent_access (id, consent_id, client_id, api, interaction_id, status, at, on_day)
          select gen_random_uuid(), ('0b6f2c5e-0000-4000-8000-' || lpad((n % 100)::text, 12, '0'))::uuid, 'filled',
            'cards/limit', gen_random_uuid(), 200, now() - n * interval '20 minutes',
            (now() - n * interval '20 minutes')::date from generate_series(1, 20000) n""").update();
      jdbc.sql("analyze consent_access").update();
    }
  }
}
