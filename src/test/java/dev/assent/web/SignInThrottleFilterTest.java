package dev.assent.web;

import static dev.assent.web.TestSite.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.MovableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SignInThrottleFilterTest {

  @Autowired
  private MovableClock clock;

  @LocalServerPort
  private int port;

  @AfterEach
  void let_the_failures_be_forgotten() {
    clock.moveAhead(Duration.ofMinutes(31));
  }

  @Test
  void too_many_failures_are_answered_with_a_page_that_says_when_to_try_again() {
    var browser = new TestBrowser(port);
    IntStream.range(0, 5).forEach(again -> browser.logIn(SOUTH, "sam", "guess " + again));

    var refused = browser.logIn(SOUTH, "sam", "secret of sam");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(800L, 900L);
    assertThat(refused.body()).contains("Too many failed log-ins", "You can try again in 15 minutes, at ");
    clock.moveAhead(Duration.ofMinutes(15));
    assertThat(browser.logIn(SOUTH, "sam", "secret of sam").statusCode()).isEqualTo(302);
    assertThat(browser.get("/south").statusCode()).isEqualTo(200);
  }

  @Test
  void a_name_that_does_not_exist_is_paused_like_one_that_does() {
    var browser = new TestBrowser(port);
    IntStream.range(0, 5).forEach(again -> browser.logIn(SOUTH, "ghost", "guess " + again));

    assertThat(browser.logIn(SOUTH, "ghost", "guess").statusCode()).isEqualTo(429);
  }

  @Test
  void whoever_is_logged_in_cannot_guess_for_free() {
    var browser = new TestBrowser(port);
    browser.logIn(SOUTH, "sam", "secret of sam");
    IntStream.range(0, 5).forEach(again -> browser.logIn(SOUTH, "victim", "guess " + again));

    assertThat(browser.logIn(SOUTH, "victim", "guess").statusCode()).isEqualTo(429);
  }
}
