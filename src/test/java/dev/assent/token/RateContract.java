package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.client.CallRate;
import dev.assent.web.PageSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Requests per second and per day, over all nodes. */
abstract class RateContract extends TokenContract {

  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final CallRate TEN_A_DAY = new CallRate(null, null, 10);

  @Autowired CallRates rates;
  @Autowired PageSettings settings;
  @Autowired DataSource database;
  @Autowired ExpiredTokens expired;

  @Test
  void a_client_without_a_limit_is_never_refused() {
    assertThat(admitted(100, CallRate.DEFAULT)).isEqualTo(100);
    assertThat(buckets()).isZero();
  }

  @Test
  void of_100_calls_at_once_on_two_nodes_as_many_are_admitted_as_the_day_has() {
    List<CallRates> nodes = List.of(rates, anotherNode());
    AtomicInteger turn = new AtomicInteger();

    List<Boolean> admitted = atOnce(100, () ->
        nodes.get(turn.getAndIncrement() % 2).refusedFor(tsp.clientId(), TEN_A_DAY).isEmpty());

    assertThat(admitted).filteredOn(Boolean::booleanValue).hasSize(10);
  }

  @Test
  void whoever_has_called_often_enough_today_waits_for_the_banks_next_day() {
    assertThat(admitted(11, TEN_A_DAY)).isEqualTo(10);

    Duration wait = rates.refusedFor(tsp.clientId(), TEN_A_DAY).orElseThrow();

    assertThat(LocalDate.ofInstant(clock.instant().plus(wait).plusMillis(1), TAIPEI))
        .isEqualTo(LocalDate.ofInstant(clock.instant(), TAIPEI).plusDays(1));
    clock.moveAhead(wait.minusSeconds(30));
    assertThat(admitted(1, TEN_A_DAY)).isZero();
    clock.moveAhead(Duration.ofSeconds(31));
    assertThat(admitted(11, TEN_A_DAY)).isEqualTo(10);
  }

  @Test
  void after_a_burst_a_client_calls_as_often_as_each_second_admits() {
    CallRate rate = new CallRate(1, 5, null);
    List<Optional<Duration>> answers = new ArrayList<>();
    for (int call = 0; call < 30; call++) {
      answers.add(rates.refusedFor(tsp.clientId(), rate));
    }

    assertThat(answers.subList(0, 5)).allMatch(Optional::isEmpty);
    assertThat(answers).filteredOn(Optional::isPresent).isNotEmpty().allSatisfy(refused ->
        assertThat(refused.orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(1)).isPositive());
    clock.moveAhead(Duration.ofSeconds(60));
    assertThat(admitted(4, rate)).isEqualTo(4);
  }

  @Test
  void a_changed_rate_binds_the_next_call_and_keeps_what_is_spent() {
    assertThat(admitted(8, TEN_A_DAY)).isEqualTo(8);

    assertThat(admitted(10, new CallRate(null, null, 12))).isEqualTo(4);
    assertThat(admitted(10, new CallRate(100, null, 14))).isEqualTo(2);
    assertThat(admitted(10, new CallRate(null, null, 5))).isZero();
    assertThat(admitted(10, new CallRate(null, null, 0))).isEqualTo(10);
  }

  @Test
  void lowering_and_raising_a_days_limit_gives_no_call_away() {
    assertThat(admitted(8, TEN_A_DAY)).isEqualTo(8);

    assertThat(admitted(5, new CallRate(null, null, 5))).isZero();
    assertThat(admitted(5, new CallRate(null, null, 9))).isOne();
    assertThat(admitted(5, new CallRate(null, null, 3))).isZero();
    assertThat(admitted(5, TEN_A_DAY)).isOne();
    clock.moveAhead(Duration.ofDays(1));
    assertThat(admitted(11, TEN_A_DAY)).isEqualTo(10);
  }

  @Test
  void taking_a_days_limit_away_and_setting_it_again_gives_no_call_away() {
    assertThat(admitted(8, TEN_A_DAY)).isEqualTo(8);

    assertThat(admitted(1, new CallRate(100, null, 0))).isOne();

    assertThat(admitted(5, TEN_A_DAY)).isOne();
    assertThat(admitted(1, CallRate.DEFAULT)).isOne();
    assertThat(admitted(5, new CallRate(100, null, 10))).isZero();
  }

  @Test
  void a_call_over_a_lowered_limit_is_refused_at_once_and_not_counted() {
    assertThat(admitted(4, TEN_A_DAY)).isEqualTo(4);

    assertThat(admitted(5, new CallRate(null, null, 4))).isZero();

    assertThat(admitted(10, TEN_A_DAY)).isEqualTo(6);
  }

  @Test
  void of_100_calls_at_once_while_the_limit_goes_up_and_down_no_more_are_admitted_than_the_highest_has() {
    List<CallRates> nodes = List.of(rates, anotherNode());
    AtomicInteger turn = new AtomicInteger();

    List<Boolean> admitted = atOnce(100, () -> {
      int call = turn.getAndIncrement();
      return nodes.get(call % 2).refusedFor(tsp.clientId(), new CallRate(null, null, 3 + call % 7)).isEmpty();
    });

    assertThat(admitted).filteredOn(Boolean::booleanValue).hasSizeLessThanOrEqualTo(9);
    assertThat(admitted(20, TEN_A_DAY)).isPositive();
  }

  @Test
  void a_clients_own_limits_go_before_the_servers() {
    CallRate server = new CallRate(10, 20, 1000);

    assertThat(CallRate.DEFAULT.or(server)).isEqualTo(server);
    assertThat(new CallRate(3, null, null).or(server)).isEqualTo(new CallRate(3, 3, 1000));
    assertThat(new CallRate(0, null, 0).or(server).isEmpty()).isTrue();
    assertThat(new CallRate(null, null, 7).or(CallRate.DEFAULT)).isEqualTo(new CallRate(null, null, 7));
  }

  @Test
  void buckets_that_nobody_needs_any_more_are_purged() {
    admitted(1, TEN_A_DAY);
    assertThat(buckets()).isOne();
    expired.purge();
    assertThat(buckets()).isOne();

    clock.moveAhead(Duration.ofDays(3));
    expired.purge();

    assertThat(buckets()).isZero();
    assertThat(admitted(11, TEN_A_DAY)).isEqualTo(10);
  }

  @Test
  void without_the_database_nobody_is_admitted() {
    DataSource gone = new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/gone");
    CallRates cut = new CallRates(new StoredBuckets(gone, JdbcClient.create(gone), clock), clients, settings, clock);

    assertThatThrownBy(() -> cut.refusedFor(tsp.clientId(), TEN_A_DAY)).isInstanceOf(RuntimeException.class);
  }

  /** As another process on the same database would be. */
  private CallRates anotherNode() {
    return new CallRates(new StoredBuckets(database, jdbc, clock), clients, settings, clock);
  }

  private long admitted(int calls, CallRate rate) {
    long admitted = 0;
    for (int call = 0; call < calls; call++) {
      admitted += rates.refusedFor(tsp.clientId(), rate).isEmpty() ? 1 : 0;
    }
    return admitted;
  }

  private int buckets() {
    return jdbc.sql("select count(*) from call_rate where client_id = :client").param("client", tsp.clientId())
        .query(Integer.class).single();
  }
}
