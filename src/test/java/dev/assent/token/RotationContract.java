package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the bank has switched it on, a refresh answers a new refresh token with what is left of the old one's. */
abstract class RotationContract extends TokenContract {

  @Autowired ExpiredTokens expired;

  @BeforeEach
  void rotate() {
    clients.changeTokenSetting(tsp.clientId(), THREE_USES.withRotation(true));
  }

  @Test
  void each_refresh_brings_a_new_refresh_token_with_the_uses_that_are_left() {
    String refreshToken = refreshToken();
    for (int left = 2; left >= 0; left--) {
      Answer answer = tsp.refresh(refreshToken);
      assertThat(answer.json().get("refresh_uses_left").asInt()).isEqualTo(left);
      assertThat(answer.refreshToken()).isNotEqualTo(refreshToken);
      assertThat(active(refreshToken)).isFalse();
      refreshToken = answer.refreshToken();
    }

    assertThat(tsp.refresh(refreshToken).text("error_description")).contains("uses", "exhausted");
  }

  @Test
  void a_new_refresh_token_expires_when_the_first_would_have() {
    String first = refreshToken();
    clock.moveAhead(Duration.ofDays(6));

    Answer answer = tsp.refresh(first);

    assertThat(answer.json().get("refresh_expires_in").asInt()).isLessThanOrEqualTo(86_400);
    clock.moveAhead(Duration.ofDays(1));
    assertThat(tsp.refresh(answer.refreshToken()).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void a_refresh_whose_answer_was_lost_is_repeated_with_the_old_token_without_spending_a_use() {
    String old = refreshToken();
    Answer lost = tsp.refresh(old);

    Answer repeated = tsp.refresh(old);

    assertThat(repeated.json().get("refresh_uses_left").asInt()).isEqualTo(2);
    assertThat(take(lost.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(active(lost.refreshToken())).isFalse();
    assertThat(take(repeated.accessToken())).isEqualTo(taken(2));
    assertThat(tsp.refresh(repeated.refreshToken()).json().get("refresh_uses_left").asInt()).isEqualTo(1);
  }

  @Test
  void an_answer_that_comes_late_is_repeated_too() {
    String old = refreshToken();
    Answer late = tsp.refresh(old);
    tsp.refresh(old);

    Answer repeated = tsp.refresh(late.refreshToken());

    assertThat(repeated.json().get("refresh_uses_left").asInt()).isEqualTo(2);
    assertThat(take(repeated.accessToken())).isEqualTo(taken(2));
  }

  @Test
  void an_old_refresh_token_after_the_window_revokes_the_grant() {
    String old = refreshToken();
    Answer newer = tsp.refresh(old);
    clock.moveAhead(Duration.ofSeconds(61));

    assertRevokes(old, newer);
  }

  @Test
  void an_old_refresh_token_after_the_access_token_was_used_revokes_the_grant() {
    String old = refreshToken();
    Answer newer = tsp.refresh(old);
    take(newer.accessToken());

    assertRevokes(old, newer);
  }

  @Test
  void an_old_refresh_token_after_the_new_one_was_used_revokes_the_grant() {
    String old = refreshToken();
    Answer newest = tsp.refresh(tsp.refresh(old).refreshToken());

    assertRevokes(old, newest);
  }

  @Test
  void without_a_repeat_window_an_old_refresh_token_revokes_the_grant_at_once() {
    clients.changeRefreshRepeatWindow(tsp.clientId(), Duration.ZERO);
    String old = refreshToken();

    assertRevokes(old, tsp.refresh(old));
  }

  @Test
  void another_clients_old_refresh_token_is_unknown_and_revokes_nothing() {
    String old = refreshToken();
    Answer newer = tsp.refresh(old);
    clock.moveAhead(Duration.ofSeconds(61));

    Answer answer = register("other-" + UUID.randomUUID()).refresh(old);

    assertThat(answer.text("error_description")).contains("unknown");
    assertThat(take(newer.accessToken())).isEqualTo(taken(2));
  }

  @Test
  void a_refresh_that_fails_ends_no_refresh_token() {
    String refreshToken = refreshToken();
    String newer = tsp.refresh(refreshToken).refreshToken();

    tsp.token("grant_type", "refresh_token", "refresh_token", newer, "scope", "creditCards demandDeposit");
    tsp.token("grant_type", "refresh_token", "refresh_token", refreshToken, "scope", "creditCards demandDeposit");

    assertThat(tsp.refresh(newer).json().get("refresh_uses_left").asInt()).isEqualTo(1);
  }

  @Test
  void whoever_lost_the_answer_can_still_revoke_the_grant_with_the_old_token() {
    String old = refreshToken();
    Answer lost = tsp.refresh(old);

    assertThat(tsp.revoke(old).status()).isEqualTo(200);

    assertThat(take(lost.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(active(lost.refreshToken())).isFalse();
  }

  @Test
  void switched_off_again_the_refresh_token_stays_and_a_lost_answer_is_still_repeated() {
    String old = refreshToken();
    Answer lost = tsp.refresh(old);
    clients.changeTokenSetting(tsp.clientId(), THREE_USES);

    for (int repetition = 0; repetition < 2; repetition++) {
      Answer repeated = tsp.refresh(old);
      assertThat(repeated.refreshToken()).isEqualTo(old);
      assertThat(repeated.json().get("refresh_uses_left").asInt()).isEqualTo(2);
    }

    assertThat(active(lost.refreshToken())).isFalse();
  }

  @Test
  void of_30_refreshes_at_once_one_access_token_works_and_one_use_is_spent() {
    String refreshToken = refreshToken();

    List<Answer> answers = atOnce(30, () -> tsp.refresh(refreshToken));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).filteredOn(answer -> active(answer.refreshToken())).singleElement()
        .satisfies(last -> assertThat(tsp.introspect(last.refreshToken()).json().get("uses_left").asInt())
            .isEqualTo(2));
    assertThat(answers).filteredOn(answer -> take(answer.accessToken()) instanceof UseOutcome.Taken).hasSize(1);
  }

  @Test
  void of_30_refreshes_at_once_without_a_repeat_window_one_succeeds_and_the_others_revoke_the_grant() {
    clients.changeRefreshRepeatWindow(tsp.clientId(), Duration.ZERO);
    String refreshToken = refreshToken();

    List<Answer> answers = atOnce(30, () -> tsp.refresh(refreshToken));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).singleElement()
        .satisfies(only -> assertThat(take(only.accessToken())).isEqualTo(new UseOutcome.NotValid()));
    assertThat(answers).filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("invalid_grant"));
  }

  @Test
  void three_refresh_uses_never_bring_more_than_nine_calls_however_refreshes_and_calls_race() {
    String first = refreshToken();
    AtomicInteger admitted = new AtomicInteger();

    atOnce(30, () -> {
      String refreshToken = first;
      for (int refresh = 0; refresh < 4 && refreshToken != null; refresh++) {
        Answer answer = tsp.refresh(refreshToken);
        refreshToken = answer.refreshToken();
        while (answer.status() == 200 && take(answer.accessToken()) instanceof UseOutcome.Taken) {
          admitted.incrementAndGet();
        }
      }
      return null;
    });

    assertThat(admitted).hasValueBetween(1, 9);
  }

  @Test
  void old_refresh_tokens_are_purged_with_their_grant() {
    String old = refreshToken();
    tsp.refresh(old);
    assertThat(former(old)).isOne();

    clock.moveAhead(Duration.ofDays(9));
    expired.purge();

    assertThat(former(old)).isZero();
  }

  private void assertRevokes(String old, Answer newest) {
    Answer refused = tsp.refresh(old);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_grant");
    assertThat(refused.text("error_description")).contains("replaced", "revoked", "authorize again");
    assertThat(take(newest.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(active(newest.refreshToken())).isFalse();
    assertThat(tsp.refresh(newest.refreshToken()).text("error")).isEqualTo("invalid_grant");
    assertThat(tsp.refresh(old).text("error_description")).contains("unknown, expired or revoked");
  }

  private String refreshToken() {
    return tsp.exchange(steve.authorizes("creditCards")).refreshToken();
  }

  private boolean active(String token) {
    return tsp.introspect(token).json().get("active").asBoolean();
  }

  private int former(String token) {
    return jdbc.sql("select count(*) from former_refresh_token where digest = :digest")
        .param("digest", TokenDigest.of(token).hex()).query(Integer.class).single();
  }
}
