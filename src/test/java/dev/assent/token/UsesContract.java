package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class UsesContract extends TokenContract {

  @Test
  void of_60_calls_at_once_as_many_are_admitted_as_there_are_uses() {
    String token = accessToken();

    List<UseOutcome> outcomes = atOnce(60, () -> take(token));

    assertThat(outcomes).filteredOn(UseOutcome.Taken.class::isInstance)
        .containsExactlyInAnyOrder(taken(2), taken(1), taken(0));
    assertThat(outcomes).filteredOn(new UseOutcome.Exhausted()::equals).hasSize(57);
  }

  @Test
  void a_use_that_is_given_back_can_be_taken_again() {
    String token = accessToken();
    take(token);
    take(token);
    take(token);

    uses.refund(TokenDigest.of(token));

    assertThat(take(token)).isEqualTo(taken(0));
    assertThat(take(token)).isEqualTo(new UseOutcome.Exhausted());
  }

  @Test
  void a_token_never_gets_more_uses_than_it_was_issued_with() {
    String token = accessToken();
    take(token);

    atOnce(10, () -> {
      uses.refund(TokenDigest.of(token));
      return true;
    });

    assertThat(take(token)).isEqualTo(taken(2));
  }

  @Test
  void a_token_expires_by_our_clock() {
    String token = accessToken();
    assertThat(take(token)).isEqualTo(taken(2));

    clock.moveAhead(Duration.ofDays(1));

    assertThat(take(token)).isEqualTo(new UseOutcome.NotValid());
  }

  @Test
  void an_unknown_token_admits_nothing() {
    assertThat(take("unknown")).isEqualTo(new UseOutcome.NotValid());
  }

  private String accessToken() {
    return tsp.clientCredentials().accessToken();
  }
}
