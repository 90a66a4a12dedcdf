package dev.assent.web;

import static dev.assent.web.TestSite.NORTH;
import static dev.assent.web.TestSite.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInThrottleTest {

  private final MovableClock clock = new MovableClock();
  private final SignInThrottle throttle = new SignInThrottle(new SignInLimits(5, 8, Duration.ofMinutes(15), 20,
      Duration.ofMinutes(1)), clock);

  @Test
  void the_sixth_failure_of_an_account_from_one_network_is_refused_and_says_how_long_to_wait() {
    fail(NORTH, "nora", "2001:db8:1:2::1", 5);

    var sixth = throttle.begin(NORTH, " NORA ", "2001:db8:1:2::2");

    assertThat(sixth.refused()).isTrue();
    assertThat(sixth.retryAfter()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nora\u0001", "\u0000nora", "nora\u000e", "nora\t"})
  void control_characters_that_the_log_in_takes_off_make_no_account_of_their_own(String name) {
    fail(NORTH, "nora", "192.0.2.1", 5);

    assertThat(throttle.begin(NORTH, name, "192.0.2.1").refused()).isTrue();
  }

  @Test
  void a_hundred_failures_from_one_network_do_not_stop_the_owner_at_another() {
    fail(NORTH, "nora", "192.0.2.1", 100);

    assertThat(throttle.begin(NORTH, "nora", "192.0.2.2").refused()).isFalse();
  }

  @Test
  void guesses_from_a_thousand_networks_on_one_account_are_twenty_a_minute() {
    assertThat(guessesFromNetworks(1000)).isEqualTo(20);
    clock.moveAhead(Duration.ofMinutes(1));
    assertThat(guessesFromNetworks(1000)).isEqualTo(20);
  }

  @Test
  void guesses_from_everywhere_make_the_owner_wait_for_a_minute_at_most() {
    guessesFromNetworks(1000);

    var owner = throttle.begin(NORTH, "nora", "203.0.113.1");
    assertThat(owner.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));

    clock.moveAhead(owner.retryAfter());
    assertThat(throttle.begin(NORTH, "nora", "203.0.113.1").refused()).isFalse();
  }

  @Test
  void an_attempt_that_is_refused_takes_no_place_of_the_limits_before() {
    guessesFromNetworks(1000);
    fail(NORTH, "nora", "203.0.113.1", 100);

    clock.moveAhead(Duration.ofMinutes(1));

    assertThat(throttle.begin(NORTH, "nora", "203.0.113.1").refused()).isFalse();
  }

  @Test
  void after_the_window_it_is_admitted_again() {
    fail(NORTH, "nora", "192.0.2.1", 5);

    clock.moveAhead(Duration.ofMinutes(15));

    assertThat(throttle.begin(NORTH, "nora", "192.0.2.1").refused()).isFalse();
  }

  @Test
  void a_success_consumes_nothing() {
    IntStream.range(0, 20).forEach(again -> throttle.begin(NORTH, "nora", "192.0.2.1").success().run());

    assertThat(throttle.begin(NORTH, "nora", "192.0.2.1").refused()).isFalse();
  }

  @Test
  void an_address_that_tries_many_names_is_refused() {
    IntStream.range(0, 8).forEach(name -> throttle.begin(NORTH, "name" + name, "2001:db8:1:2::" + name));

    assertThat(throttle.begin(NORTH, "another", "2001:db8:1:2:aaaa::1").refused()).isTrue();
    assertThat(throttle.begin(NORTH, "another", "2001:db8:1:3::1").refused()).isFalse();
  }

  @Test
  void an_attempt_that_its_network_is_refused_costs_the_account_nothing() {
    IntStream.range(0, 8).forEach(name -> throttle.begin(NORTH, "name" + name, "192.0.2.1"));
    fail(NORTH, "nora", "192.0.2.1", 10);

    assertThat(throttle.begin(NORTH, "nora", "192.0.2.9").refused()).isFalse();
  }

  @Test
  void the_same_name_at_another_audience_is_another_account() {
    fail(NORTH, "nora", "192.0.2.1", 5);

    assertThat(throttle.begin(SOUTH, "nora", "192.0.2.1").refused()).isFalse();
  }

  @Test
  void of_many_attempts_at_once_no_more_than_five_get_through() {
    var admitted = new AtomicInteger();

    IntStream.range(0, 60).parallel().forEach(attempt -> {
      if (!throttle.begin(NORTH, "nora", "192.0.2.1").refused()) {
        admitted.incrementAndGet();
      }
    });

    assertThat(admitted).hasValue(5);
  }

  /** Of one guess from each, how many got through. */
  private long guessesFromNetworks(int networks) {
    return IntStream.range(0, networks)
        .filter(network -> !throttle.begin(NORTH, "nora", "198.18.%d.%d".formatted(network / 256, network % 256))
            .refused())
        .count();
  }

  private void fail(Audience audience, String account, String address, int times) {
    IntStream.range(0, times).forEach(again -> throttle.begin(audience, account, address));
  }
}
