package dev.assent.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.MovableClock;
import dev.assent.activity.Step.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why calls were refused can be found a moment later, by those whose it is, and for as long as the operator says. */
abstract class RefusalsContract {

  @Autowired Refusals refusals;
  @Autowired RefusalTable table;
  @Autowired RefusalWriter writer;
  @Autowired ActivityProperties properties;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private final String client = "client-" + UUID.randomUUID();

  @Test
  void a_refusal_is_found_by_its_trace_id_and_by_its_interaction_id_within_a_second() {
    Refusal refusal = refusal("rate_limited", clock.instant());

    refusals.note(refusal);

    await().atMost(Duration.ofSeconds(5)).until(() -> refusals.find(refusal.traceId()).isPresent());
    assertThat(refusals.find(refusal.traceId()).orElseThrow()).usingRecursiveComparison()
        .withEqualsForType((one, other) -> Duration.between(one, other).abs().toMillis() < 1, Instant.class)
        .isEqualTo(refusal);
    assertThat(refusals.under(" " + refusal.traceId() + " ", null).shown()).hasSize(1);
    assertThat(refusals.under(refusal.interactionId(), null).shown()).extracting(Refusal::traceId)
        .containsExactly(refusal.traceId());
    assertThat(refusals.under("anything else", null).shown()).isEmpty();
  }

  @Test
  void nobody_hides_anothers_refusal_under_its_interaction_id() {
    Refusal own = refusal("rate_limited", clock.instant());
    table.insert(List.of(own));
    table.insert(IntStream.range(0, 2 * Refusals.SHOWN).mapToObj(number -> new Refusal(UUID.randomUUID(),
        own.at().plusSeconds(number + 1), "another", own.interactionId(), "POST", "test/api", "rate_limited", 429,
        "Wait.", own.steps())).toList());

    assertThat(refusals.under(own.interactionId(), client).shown()).extracting(Refusal::traceId)
        .containsExactly(own.traceId());
    assertThat(refusals.under(own.traceId().toString(), client).shown()).hasSize(1);
    assertThat(refusals.under(own.traceId().toString(), "another").shown()).isEmpty();
    assertThat(refusals.under(own.interactionId(), null).shown()).hasSize(Refusals.SHOWN);
  }

  @Test
  void a_list_shows_the_latest_first_and_goes_on_from_where_it_ended() {
    Instant same = clock.instant();
    List<Refusal> all = IntStream.range(0, 75)
        .mapToObj(number -> refusal("rate_limited", same.plusMillis(number / 10))).toList();
    table.insert(all);

    List<UUID> seen = new ArrayList<>();
    UUID last = null;
    do {
      RefusalPage page = refusals.search(new RefusalSearch(client, null, last));
      assertThat(page.shown()).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
      page.shown().forEach(refusal -> seen.add(refusal.traceId()));
      last = page.older();
    } while (last != null);

    assertThat(seen).hasSize(75).containsExactlyInAnyOrderElementsOf(all.stream().map(Refusal::traceId).toList());
  }

  @Test
  void a_list_can_be_of_one_client_and_of_one_answer() {
    table.insert(List.of(refusal("rate_limited", clock.instant()), refusal("jws_invalid", clock.instant())));

    assertThat(refusals.search(new RefusalSearch(client, "jws_invalid", null)).shown()).hasSize(1);
    assertThat(refusals.search(new RefusalSearch(null, "jws_invalid", null)).shown())
        .allMatch(refusal -> refusal.code().equals("jws_invalid"));
    assertThat(refusals.search(new RefusalSearch("somebody-else", null, null)).shown()).isEmpty();
  }

  @Test
  void a_refusal_is_kept_for_thirty_days() {
    Refusal old = refusal("rate_limited", clock.instant().minus(Duration.ofDays(30)).minusSeconds(1));
    Refusal young = refusal("rate_limited", clock.instant().minus(Duration.ofDays(29)));
    table.insert(IntStream.range(0, Refusals.BATCH + 1)
        .mapToObj(number -> refusal("rate_limited", old.at())).toList());
    table.insert(List.of(old, young));

    refusals.purge();

    assertThat(refusals.find(old.traceId())).isEmpty();
    assertThat(refusals.find(young.traceId())).isPresent();
    assertThat(refusals.search(new RefusalSearch(client, null, null)).shown()).hasSize(1);
  }

  @Test
  void of_one_client_no_more_are_kept_than_the_operator_says_and_those_are_the_latest() {
    Instant now = clock.instant();
    List<Refusal> many = IntStream.rangeClosed(0, properties.keepPerClient() + Refusals.BATCH + 1)
        .mapToObj(number -> refusal("rate_limited", now.minusMillis(number / 3))).toList();
    table.insert(many);
    Refusal anothers = new Refusal(UUID.randomUUID(), now.minusSeconds(3600), "quiet-" + client, "i", "POST",
        "test/api", "rate_limited", 429, "Wait.", List.of());
    table.insert(List.of(anothers));

    refusals.purge();

    assertThat(count()).isEqualTo(properties.keepPerClient());
    assertThat(refusals.find(many.get(0).traceId())).isPresent();
    assertThat(refusals.find(many.get(many.size() - 1).traceId())).isEmpty();
    assertThat(refusals.find(anothers.traceId())).isPresent();
  }

  @Test
  void a_refusal_that_cannot_be_written_takes_no_other_with_it_and_the_next_are_written() {
    double before = meters.get("assent.activity.dropped").counter().count();
    writer.stop();
    IntStream.range(0, 20).forEach(number -> refusals.note(refusal("rate_limited", clock.instant())));
    refusals.note(unwritable());
    IntStream.range(0, 20).forEach(number -> refusals.note(refusal("rate_limited", clock.instant())));

    writer.start();

    await().until(() -> count() == 40);
    assertThat(meters.get("assent.activity.dropped").counter().count()).isEqualTo(before + 1);
    refusals.note(refusal("rate_limited", clock.instant()));
    await().until(() -> count() == 41);
  }

  private Refusal unwritable() {
    return new Refusal(UUID.randomUUID(), clock.instant(), client, UUID.randomUUID().toString(), "POST", "test/api",
        null, 429, "Wait.", List.of());
  }

  @Test
  void what_waits_is_written_before_the_node_stops() {
    List<Refusal> many = IntStream.range(0, 900).mapToObj(number -> refusal("api_not_found", clock.instant())).toList();
    many.forEach(refusals::note);

    writer.stop();

    assertThat(count()).isEqualTo(900);
    writer.start();
  }

  @Test
  void what_finds_no_room_is_dropped_and_counted_and_nobody_waits() {
    writer.stop();
    double before = meters.get("assent.activity.dropped").counter().count();

    for (int number = 0; number < properties.waiting() + 7; number++) {
      refusals.note(refusal("rate_limited", clock.instant()));
    }

    assertThat(meters.get("assent.activity.dropped").counter().count()).isEqualTo(before + 7);
    writer.start();
    await().until(() -> meters.get("assent.activity.waiting").gauge().value() == 0);
  }

  @Test
  void a_trace_too_long_for_its_column_keeps_its_steps() {
    List<Step> steps = IntStream.range(0, 60).mapToObj(number -> new Step("token", Outcome.PASSED, 1,
        List.of(Fact.text("cause", "x".repeat(500))))).toList();
    Refusal refusal = new Refusal(UUID.randomUUID(), clock.instant(), client, UUID.randomUUID().toString(), "POST",
        "a".repeat(200), "rate_limited", 429, "d".repeat(900), steps);

    table.insert(List.of(refusal));

    assertThat(refusals.find(refusal.traceId()).orElseThrow().steps()).hasSize(60)
        .allMatch(step -> step.facts().isEmpty());
  }

  @Test
  void what_is_for_staff_is_not_for_a_tsp() {
    Refusal refusal = refusal("upstream_unavailable", clock.instant());

    assertThat(refusal.steps().get(1).facts()).extracting(Fact::name).contains("cause");
    assertThat(refusal.forTsp().steps().get(1).facts()).extracting(Fact::name).doesNotContain("cause");
  }

  private int count() {
    return jdbc.sql("select count(*) from refusal where client_id = :client").param("client", client)
        .query(Integer.class).single();
  }

  private Refusal refusal(String code, Instant at) {
    return new Refusal(UUID.randomUUID(), at, client, UUID.randomUUID().toString(), "POST", "test/api", code, 429,
        "Wait.", List.of(
            new Step("token", Outcome.PASSED, 12, List.of(Fact.word("token", "valid"), Fact.moment("expires_at", at))),
            new Step("rate", Outcome.REFUSED, 3, List.of(Fact.text("calls_per_day", 5), Fact.forStaff("cause", "x")))));
  }
}
