package dev.assent.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who read what, and when, can be seen a moment later, and nothing is read without trace. */
abstract class AccessesContract {

  @Autowired Accesses accesses;
  @Autowired AccessTable table;
  @Autowired AccessWriter writer;
  @Autowired ActivityProperties properties;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private final UUID consent = UUID.randomUUID();

  @Test
  void what_was_read_is_seen_by_day_and_api_the_latest_first() {
    Instant today = clock.instant();
    table.insert(List.of(access("deposits/accounts", today.minus(Duration.ofDays(1))),
        access("deposits/accounts", today.minusSeconds(60)), access("deposits/accounts", today.minusSeconds(30)),
        access("cards/limit", today)));

    List<AccessesOfDay> seen = accesses.since(consent, day(today).minusDays(1));

    assertThat(seen).extracting(AccessesOfDay::api)
        .containsExactly("cards/limit", "deposits/accounts", "deposits/accounts");
    assertThat(seen).extracting(AccessesOfDay::times).containsExactly(1, 2, 1);
    assertThat(seen.get(1).day()).isEqualTo(day(today.minusSeconds(30)));
    assertThat(Duration.between(seen.get(1).last(), today.minusSeconds(30)).abs()).isLessThan(Duration.ofMillis(1));
    assertThat(accesses.since(consent, day(today).plusDays(1))).isEmpty();
    assertThat(accesses.since(UUID.randomUUID(), day(today).minusDays(1))).isEmpty();
  }

  @Test
  void an_access_is_seen_within_a_second_or_so() {
    accesses.note(access("deposits/accounts", clock.instant()));

    await().atMost(Duration.ofSeconds(5)).until(() -> count() == 1);
  }

  @Test
  void what_finds_no_room_is_written_by_its_call() {
    writer.stop();
    IntStream.range(0, properties.waiting()).forEach(number -> accesses.note(access("cards/limit", clock.instant())));
    assertThat(count()).isZero();

    accesses.note(access("cards/limit", clock.instant()));

    assertThat(count()).isEqualTo(1);
    writer.start();
    await().until(() -> count() == properties.waiting() + 1);
    assertThat(meters.get("assent.accesses.lost").counter().count()).isZero();
  }

  @Test
  void a_node_that_stops_writes_what_waits() {
    writer.stop();
    IntStream.range(0, 450).forEach(number -> accesses.note(access("cards/limit", clock.instant())));
    writer.start();
    writer.stop();

    assertThat(count()).isEqualTo(450);
    writer.start();
  }

  @Test
  void accesses_are_kept_for_as_long_as_the_operator_says() {
    Instant now = clock.instant();
    table.insert(IntStream.range(0, Accesses.BATCH + 1)
        .mapToObj(number -> access("cards/limit", now.minus(properties.keepAccesses()).minusSeconds(1))).toList());
    table.insert(List.of(access("cards/limit", now.minus(properties.keepAccesses()).plusSeconds(60))));

    accesses.purge();

    assertThat(count()).isEqualTo(1);
  }

  private int count() {
    return jdbc.sql("select count(*) from consent_access where consent_id = :consent").param("consent", consent)
        .query(Integer.class).single();
  }

  private Access access(String api, Instant at) {
    return new Access(UUID.randomUUID(), consent, "tsp2", api, UUID.randomUUID().toString(), 200, at, day(at));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
