package dev.assent.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.Postgres;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On PostgreSQL, whose plans show that no list reads the whole table. */
@ActivityTest
class RefusalsPostgresIT extends RefusalsContract {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.register(properties);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "where trace_id = '0b6f2c5e-0000-4000-8000-000000000000'",
      "where interaction_id = 'x' order by at desc fetch first 30 rows only",
      "order by at desc, trace_id desc fetch first 31 rows only",
      "where client_id = 'x' order by at desc, trace_id desc fetch first 31 rows only",
      "where code = 'x' order by at desc, trace_id desc fetch first 31 rows only",
      "where client_id = 'x' and code = 'y' order by at desc, trace_id desc fetch first 31 rows only",
      "where client_id = 'x' and at <= now() and (at < now() or trace_id < '0b6f2c5e-0000-4000-8000-000000000000')"
          + " order by at desc, trace_id desc fetch first 31 rows only",
      "where at < now() order by at fetch first 1000 rows only"})
  void every_list_reads_an_index_in_its_order(String question) {
    fill();

    List<String> plan = jdbc.sql("explain select * from refusal " + question).query(String.class).list();

    assertThat(plan).as(String.join("\n", plan)).anyMatch(line -> line.contains("Index"))
        .noneMatch(line -> line.contains("Seq Scan"));
    // Of one interaction there are few, so sorting them costs nothing.
    if (!question.contains("interaction_id")) {
      assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Sort"));
    }
  }

  private void fill() {
    if (jdbc.sql("select count(*) from refusal where client_id like 'filled%'").query(Integer.class).single() == 0) {
      jdbc.sql("""
          insert into refusal (trace_id, at, client_id, interaction_id, method, api, code, status, trace)
          select gen_random_uuid(), now() - n * interval '1 minute', 'filled' || n % 50, gen_random_uuid(), 'POST',
            'test/api', 'code' || n % 20, 403, '[]' from generate_series(1, 20000) n""").update();
      jdbc.sql("analyze refusal").update();
    }
  }
}
