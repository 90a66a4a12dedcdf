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
  private final SignInThrottle throttle = new SignInThrottle(new SignInLimits(5, 8, Duration.ofMinutes(15)), clock);

  @Test
  void the_sixth_failure_of_an_account_is_refused_and_says_how_long_to_wait() {
    fail(NORTH, "nora", "192.0.2.1", 5);

    var sixth = throttle.begin(NORTH, " NORA ", "192.0.2.2");

    assertThat(sixth.refused()).isTrue();
    assertThat(sixth.retryAfter()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nora\u0001", "\u0000nora", "nora\u000e", "nora\t"})
  void control_characters_that_the_log_in_takes_off_make_no_account_of_their_own(String name) {
    fail(NORTH, "nora", "192.0.2.1", 5);

    assertThat(throttle.begin(NORTH, name, "192.0.2.2").refused()).isTrue();
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
  void an_attempt_that_its_address_is_refused_costs_the_account_nothing() {
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
      if (!throttle.begin(NORTH, "nora", "192.0.2." + attempt).refused()) {
        admitted.incrementAndGet();
      }
    });

    assertThat(admitted).hasValue(5);
  }

  private void fail(Audience audience, String account, String address, int times) {
    IntStream.range(0, times).forEach(again -> throttle.begin(audience, account, address));
  }
}
