package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assent.client.ClientSecret;
import dev.assent.client.EndingSecret;
import dev.assent.client.SecretFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Secrets change over without an interruption. */
abstract class SecretContract extends TokenContract {

  @Autowired TransactionOperations transaction;

  @Test
  void a_new_secret_leaves_the_earlier_one_valid_until_the_overlap_ends() {
    TestTsp changedOver = rotate();

    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    assertThat(changedOver.clientCredentials().status()).isEqualTo(200);

    clock.moveAhead(Duration.ofHours(24));
    assertThat(tsp.clientCredentials().status()).isEqualTo(401);
    assertThat(changedOver.clientCredentials().status()).isEqualTo(200);
  }

  @Test
  void without_an_overlap_the_earlier_secret_ends_at_once() {
    secrets.changeOverlap(tsp.clientId(), Duration.ZERO);

    TestTsp changedOver = rotate();

    assertThat(tsp.clientCredentials().status()).isEqualTo(401);
    assertThat(changedOver.clientCredentials().status()).isEqualTo(200);
    assertThat(secrets.of(tsp.clientId())).hasSize(1);
  }

  @Test
  void at_most_two_secrets_work_however_many_are_made_at_once() {
    List<ClientSecret> made = atOnce(10, () -> secrets.issue(tsp.clientId(), "amy"));

    assertThat(made).filteredOn(secret -> secrets.matches(tsp.clientId(), secret)).hasSize(1);
    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    assertThat(secrets.of(tsp.clientId())).hasSize(2);
  }

  @Test
  void whoever_presses_twice_does_not_end_the_secret_in_use() {
    tsp.clientCredentials();
    TestTsp pressedOnce = rotate();
    Instant end = secrets.of(tsp.clientId()).get(1).validUntil();
    clock.moveAhead(Duration.ofSeconds(9));

    TestTsp pressedTwice = rotate();

    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    assertThat(pressedTwice.clientCredentials().status()).isEqualTo(200);
    assertThat(pressedOnce.clientCredentials().status()).isEqualTo(401);
    assertThat(secrets.of(tsp.clientId()).get(1).validUntil()).isEqualTo(end);
  }

  @Test
  void a_log_on_that_a_new_secret_overtakes_is_no_use_of_the_new_one() {
    CompletableFuture<Integer> logOn = transaction.execute(status -> {
      secrets.issue(tsp.clientId(), "amy");
      CompletableFuture<Integer> old = CompletableFuture.supplyAsync(() -> tsp.clientCredentials().status());
      // It has read the secrets as they were, and waits for the row to note its use.
      assertThatThrownBy(() -> old.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      return old;
    });

    assertThat(logOn.join()).isEqualTo(200);
    assertThat(secrets.of(tsp.clientId())).extracting(SecretFacts::lastUsedAt)
        .satisfiesExactly(ofNew -> assertThat(ofNew).isNull(), ofOld -> assertThat(ofOld).isNotNull());
  }

  @Test
  void a_new_secret_that_is_in_use_already_overlaps_with_the_next() {
    TestTsp first = rotate();
    first.clientCredentials();

    TestTsp second = rotate();

    assertThat(tsp.clientCredentials().status()).isEqualTo(401);
    assertThat(first.clientCredentials().status()).isEqualTo(200);
    assertThat(second.clientCredentials().status()).isEqualTo(200);
  }

  @Test
  void a_new_secret_overlaps_with_the_next_once_nobody_can_have_pressed_twice() {
    TestTsp first = rotate();
    clock.moveAhead(Duration.ofSeconds(11));

    rotate();

    assertThat(tsp.clientCredentials().status()).isEqualTo(401);
    assertThat(first.clientCredentials().status()).isEqualTo(200);
  }

  @Test
  void the_earlier_secret_can_be_ended_before_its_time() {
    TestTsp changedOver = rotate();

    assertThat(secrets.endEarlier(tsp.clientId(), "amy")).isTrue();

    assertThat(tsp.clientCredentials().status()).isEqualTo(401);
    assertThat(changedOver.clientCredentials().status()).isEqualTo(200);
    assertThat(secrets.endEarlier(tsp.clientId(), "amy")).isFalse();
  }

  @Test
  void what_is_known_of_secrets_is_when_they_were_made_used_and_end() {
    assertThat(secrets.of(tsp.clientId())).singleElement().satisfies(only -> {
      assertThat(only.lastUsedAt()).isNull();
      assertThat(only.validUntil()).isNull();
    });
    tsp.clientCredentials();
    TestTsp changedOver = rotate();
    clock.moveAhead(Duration.ofMinutes(2));
    changedOver.clientCredentials();

    List<SecretFacts> known = secrets.of(tsp.clientId());

    assertThat(known).hasSize(2);
    assertThat(known.get(0).lastUsedAt()).isAfter(known.get(0).createdAt());
    assertThat(known.get(1).lastUsedAt()).isBefore(known.get(0).createdAt());
    assertThat(known.get(1).validUntil()).isCloseTo(known.get(0).createdAt().plus(Duration.ofDays(1)),
        within(1, ChronoUnit.SECONDS));
  }

  @Test
  void the_end_of_a_secret_is_told_once() {
    rotate();
    clock.moveAhead(Duration.ofHours(20));
    assertThat(ending(Duration.ofHours(3))).isEmpty();

    List<EndingSecret> soon = ending(Duration.ofHours(6));

    assertThat(soon).hasSize(1);
    List<Boolean> told = atOnce(5, () -> secrets.markEndTold(soon.get(0)));
    assertThat(told).containsOnlyOnce(true);
    assertThat(ending(Duration.ofHours(6))).isEmpty();
  }

  private List<EndingSecret> ending(Duration within) {
    return secrets.endingUntold(clock.instant().plus(within)).stream()
        .filter(secret -> secret.clientId().equals(tsp.clientId())).toList();
  }

  /** @return the TSP with its new secret */
  private TestTsp rotate() {
    return new TestTsp(port, tsp.clientId(), secrets.issue(tsp.clientId(), "amy").value());
  }
}
