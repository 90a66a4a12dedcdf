package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.token.ConsentCallOutcome.Exhausted;
import dev.assent.token.ConsentCallOutcome.Taken;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Calls of one consent on one day of the bank. */
abstract class ConsentCallContract extends TokenContract {

  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

  @Autowired ConsentCalls calls;
  @Autowired TransactionOperations transaction;

  private UUID consent;

  @BeforeEach
  void consents() {
    steve.consentsTo("creditCards");
    consent = consents.find(steve.name, tsp.clientId()).orElseThrow().id();
  }

  @Test
  void of_100_calls_at_once_exactly_ten_are_admitted() {
    List<ConsentCallOutcome> outcomes = atOnce(100, () -> take(10));

    assertThat(outcomes).filteredOn(Taken.class::isInstance).extracting(outcome -> ((Taken) outcome).left())
        .containsExactlyInAnyOrder(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    assertThat(outcomes).filteredOn(Exhausted.class::isInstance).hasSize(90);
  }

  @Test
  void the_banks_next_day_admits_as_many_again() {
    take(1);
    Duration nextDay = ((Exhausted) take(1)).nextDay();
    assertThat(LocalDate.ofInstant(clock.instant().plus(nextDay), TAIPEI))
        .isEqualTo(LocalDate.ofInstant(clock.instant(), TAIPEI).plusDays(1));

    clock.moveAhead(nextDay.minusSeconds(30));
    assertThat(take(1)).isInstanceOf(Exhausted.class);
    clock.moveAhead(Duration.ofSeconds(31));

    assertThat(take(1)).isInstanceOf(Taken.class);
    assertThat(take(1)).isInstanceOf(Exhausted.class);
  }

  @Test
  void a_call_that_is_given_back_can_be_taken_again_on_that_day_alone() {
    Taken first = (Taken) take(1);
    calls.refund(consent, first.day());
    assertThat(take(1)).isEqualTo(first);

    clock.moveAhead(Duration.ofDays(1));
    take(1);
    calls.refund(consent, first.day());

    assertThat(take(1)).isInstanceOf(Exhausted.class);
  }

  @Test
  void a_transaction_that_is_rolled_back_has_taken_nothing() {
    take(2);
    calls.counting(consent, () -> transaction.execute(status -> {
      status.setRollbackOnly();
      return calls.take(consent, 2);
    }));

    assertThat(take(2)).isInstanceOf(Taken.class);
    assertThat(take(2)).isInstanceOf(Exhausted.class);
  }

  private ConsentCallOutcome take(int limit) {
    return calls.counting(consent, () -> transaction.execute(status -> calls.take(consent, limit)));
  }
}
