package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.TokenLimit;
import dev.assent.client.TokenSetting;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class RefreshContract extends TokenContract {

  private static final Duration NO_REPEATS = Duration.ZERO;

  @Test
  void a_refresh_token_is_refused_after_its_third_use() {
    clients.changeRefreshRepeatWindow(tsp.clientId(), NO_REPEATS);
    String refreshToken = refreshToken();
    for (int left = 2; left >= 0; left--) {
      Answer answer = tsp.refresh(refreshToken);
      assertThat(answer.json().get("refresh_uses_left").asInt()).isEqualTo(left);
      assertThat(answer.refreshToken()).isEqualTo(refreshToken);
    }

    Answer fourth = tsp.refresh(refreshToken);

    assertThat(fourth.status()).isEqualTo(400);
    assertThat(fourth.text("error")).isEqualTo("invalid_grant");
    assertThat(fourth.text("error_description")).contains("uses", "exhausted", "authorize again");
  }

  @Test
  void of_30_refreshes_at_once_as_many_succeed_as_there_are_uses() {
    clients.changeRefreshRepeatWindow(tsp.clientId(), NO_REPEATS);
    String refreshToken = refreshToken();

    List<Answer> answers = atOnce(30, () -> tsp.refresh(refreshToken));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
    assertThat(answers).filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("invalid_grant"));
  }

  @Test
  void three_refresh_uses_never_bring_more_than_nine_calls_however_refreshes_and_calls_race() {
    String refreshToken = refreshToken();

    long admitted = atOnce(30, () -> {
      Answer answer = tsp.refresh(refreshToken);
      return answer.status() == 200 ? callsAdmittedBy(answer.accessToken()) : 0L;
    }).stream().mapToLong(Long::longValue).sum();
    for (Answer more = tsp.refresh(refreshToken); more.status() == 200; more = tsp.refresh(refreshToken)) {
      admitted += callsAdmittedBy(more.accessToken());
    }

    assertThat(admitted).isEqualTo(9);
  }

  @Test
  void refreshes_repeated_at_once_leave_one_token_that_works() {
    String refreshToken = refreshToken();

    List<Answer> answers = atOnce(30, () -> tsp.refresh(refreshToken));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).filteredOn(answer -> take(answer.accessToken()) instanceof UseOutcome.Taken).hasSize(1);
    assertThat(tsp.introspect(refreshToken).json().get("uses_left").asInt()).isEqualTo(2);
  }

  @Test
  void a_refresh_whose_answer_was_lost_is_repeated_without_spending_a_use() {
    String refreshToken = refreshToken();
    Answer lost = tsp.refresh(refreshToken);

    Answer repeated = tsp.refresh(refreshToken);

    assertThat(repeated.json().get("refresh_uses_left").asInt()).isEqualTo(2);
    assertThat(take(lost.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(take(repeated.accessToken())).isEqualTo(taken(2));
  }

  @Test
  void once_the_new_token_was_used_a_refresh_spends_a_use() {
    String refreshToken = refreshToken();
    String first = tsp.refresh(refreshToken).accessToken();
    take(first);
    uses.refund(TokenDigest.of(first));

    Answer second = tsp.refresh(refreshToken);

    assertThat(second.json().get("refresh_uses_left").asInt()).isEqualTo(1);
    assertThat(take(first)).isEqualTo(taken(2));
  }

  @Test
  void after_the_repeat_window_a_refresh_spends_a_use() {
    String refreshToken = refreshToken();
    String first = tsp.refresh(refreshToken).accessToken();

    clock.moveAhead(Duration.ofSeconds(61));

    assertThat(tsp.refresh(refreshToken).json().get("refresh_uses_left").asInt()).isEqualTo(1);
    assertThat(take(first)).isEqualTo(taken(2));
  }

  @Test
  void repeating_does_not_make_the_window_longer() {
    String refreshToken = refreshToken();
    tsp.refresh(refreshToken);
    clock.moveAhead(Duration.ofSeconds(40));
    assertThat(tsp.refresh(refreshToken).json().get("refresh_uses_left").asInt()).isEqualTo(2);

    clock.moveAhead(Duration.ofSeconds(40));

    assertThat(tsp.refresh(refreshToken).json().get("refresh_uses_left").asInt()).isEqualTo(1);
  }

  @Test
  void a_refresh_that_fails_spends_no_use() {
    String refreshToken = refreshToken();

    Answer refused = tsp.token("grant_type", "refresh_token", "refresh_token", refreshToken, "scope",
        "creditCards demandDeposit");

    assertThat(refused.text("error")).isEqualTo("invalid_scope");
    assertThat(tsp.introspect(refreshToken).json().get("uses_left").asInt()).isEqualTo(3);
  }

  @Test
  void a_refresh_token_expires_by_our_clock() {
    String refreshToken = refreshToken();

    clock.moveAhead(Duration.ofDays(7));

    assertThat(tsp.refresh(refreshToken).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void a_refresh_token_of_another_client_is_refused() {
    assertThat(register("other-" + UUID.randomUUID()).refresh(refreshToken()).text("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void a_token_carries_the_setting_in_force_when_it_was_issued() {
    Answer before = tsp.exchange(steve.authorizes("creditCards"));
    clients.changeTokenSetting(tsp.clientId(), new TokenSetting(
        new TokenLimit(Duration.ofHours(1), 1), new TokenLimit(Duration.ofHours(2), 1)));

    Answer after = tsp.refresh(before.refreshToken());

    assertThat(take(before.accessToken())).isEqualTo(taken(2));
    assertThat(after.json().get("uses").asInt()).isEqualTo(1);
    assertThat(after.json().get("expires_in").asInt()).isBetween(3500, 3600);
    assertThat(after.json().get("refresh_uses_left").asInt()).isEqualTo(2);
    assertThat(after.json().get("refresh_expires_in").asInt()).isGreaterThan(604_000);
  }

  @Test
  void without_a_setting_there_is_no_limit_of_uses() {
    clients.changeTokenSetting(tsp.clientId(), new TokenSetting(
        new TokenLimit(Duration.ofDays(1), null), new TokenLimit(Duration.ofDays(7), null)));
    clients.changeRefreshRepeatWindow(tsp.clientId(), NO_REPEATS);
    String refreshToken = refreshToken();

    for (int refresh = 0; refresh < 5; refresh++) {
      Answer answer = tsp.refresh(refreshToken);
      assertThat(answer.json().has("uses")).isFalse();
      assertThat(answer.json().has("refresh_uses_left")).isFalse();
      assertThat(take(answer.accessToken())).isEqualTo(new UseOutcome.Taken(null, null));
    }
  }

  private String refreshToken() {
    return tsp.exchange(steve.authorizes("creditCards")).refreshToken();
  }

  private long callsAdmittedBy(String accessToken) {
    long admitted = 0;
    while (take(accessToken) instanceof UseOutcome.Taken) {
      admitted++;
    }
    return admitted;
  }
}
