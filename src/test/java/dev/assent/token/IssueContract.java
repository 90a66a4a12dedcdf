package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.IssueLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** "No more than 20 a day". */
abstract class IssueContract extends TokenContract {

  @Test
  void of_60_issues_at_once_exactly_as_many_succeed_as_the_window_admits() {
    limit(20, Duration.ofDays(1));

    List<Answer> answers = atOnce(60, tsp::clientCredentials);

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(20);
    assertThat(answers).filteredOn(answer -> answer.status() != 200).hasSize(40)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(429));
  }

  @Test
  void whichever_way_tokens_are_issued_they_count_together() {
    String refreshToken = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
    clients.changeRefreshRepeatWindow(tsp.clientId(), Duration.ZERO);
    clients.changeTokenSetting(tsp.clientId(), UNLIMITED_USES.withIssues(new IssueLimit(5, Duration.ofDays(1))));
    String code = steve.authorizes("creditCards");

    AtomicInteger turn = new AtomicInteger();
    List<Answer> answers = atOnce(21, (Callable<Answer>) () -> switch (turn.getAndIncrement() % 3) {
      case 0 -> tsp.clientCredentials();
      case 1 -> tsp.exchange(code);
      default -> tsp.refresh(refreshToken);
    });

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(5);
    assertThat(answers).noneMatch(answer -> answer.status() >= 500);
    assertThat(issued()).isEqualTo(5);
  }

  @Test
  void an_issue_over_the_limit_is_told_when_to_try_again() {
    limit(1, Duration.ofHours(2));
    tsp.clientCredentials();
    clock.moveAhead(Duration.ofHours(1));

    Answer refused = tsp.clientCredentials();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("error")).isEqualTo("temporarily_unavailable");
    assertThat(refused.text("error_description")).contains("1 access tokens", "7200 seconds", "Try again after 20",
        "send the same request again");
    assertThat(refused.retryAfter()).isBetween(3590L, 3600L);
    assertThat(refused.response().headers().firstValue("Cache-Control")).hasValueSatisfying(
        value -> assertThat(value).contains("no-store"));
  }

  @Test
  void the_next_window_begins_with_the_first_issue_after_the_end_of_the_last() {
    limit(2, Duration.ofDays(1));
    tsp.clientCredentials();
    clock.moveAhead(Duration.ofHours(23));
    tsp.clientCredentials();
    assertThat(tsp.clientCredentials().status()).isEqualTo(429);

    clock.moveAhead(Duration.ofHours(1));

    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    Answer third = tsp.clientCredentials();
    assertThat(third.retryAfter()).isBetween(86_000L, 86_400L);
  }

  @Test
  void an_issue_that_the_limit_refuses_costs_neither_the_code_nor_a_refresh_use() {
    String refreshToken = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
    clients.changeRefreshRepeatWindow(tsp.clientId(), Duration.ZERO);
    limit(1, Duration.ofSeconds(30));
    tsp.clientCredentials();
    String code = steve.authorizes("creditCards");

    assertThat(tsp.exchange(code).status()).isEqualTo(429);
    assertThat(tsp.refresh(refreshToken).status()).isEqualTo(429);

    clock.moveAhead(Duration.ofSeconds(31));
    assertThat(tsp.introspect(refreshToken).json().get("uses_left").asInt()).isEqualTo(3);
    assertThat(tsp.exchange(code).status()).isEqualTo(200);
  }

  @Test
  void whoever_is_refused_is_told_what_becomes_of_the_code_or_refresh_token() {
    String refreshToken = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
    clients.changeRefreshRepeatWindow(tsp.clientId(), Duration.ZERO);
    limit(1, Duration.ofHours(2));
    tsp.clientCredentials();

    assertThat(tsp.exchange(steve.authorizes("creditCards")).text("error_description"))
        .contains("will have expired by then; start a new authorization");
    assertThat(tsp.refresh(refreshToken).text("error_description")).contains("the refresh lost no use");
    clock.moveAhead(Duration.ofHours(2).minusSeconds(30));
    assertThat(tsp.exchange(steve.authorizes("creditCards")).text("error_description"))
        .contains("the code was not spent", "if it has expired by then");
  }

  @Test
  void a_refresh_that_is_repeated_counts_as_no_issue() {
    String refreshToken = tsp.exchange(steve.authorizes("creditCards")).refreshToken();
    limit(1, Duration.ofDays(1));

    List<Answer> answers = atOnce(10, () -> tsp.refresh(refreshToken));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(issued()).isEqualTo(1);
  }

  @Test
  void an_issue_that_fails_for_another_reason_counts_nothing() {
    limit(1, Duration.ofDays(1));

    tsp.token("grant_type", "client_credentials", "scope", "creditCards");

    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
  }

  @Test
  void a_changed_limit_binds_the_next_issue() {
    limit(1, Duration.ofDays(1));
    tsp.clientCredentials();

    limit(3, Duration.ofDays(1));
    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
    limit(2, Duration.ofDays(1));
    assertThat(tsp.clientCredentials().status()).isEqualTo(429);
    clients.changeTokenSetting(tsp.clientId(), THREE_USES);
    assertThat(tsp.clientCredentials().status()).isEqualTo(200);
  }

  private void limit(int tokens, Duration window) {
    clients.changeTokenSetting(tsp.clientId(), THREE_USES.withIssues(new IssueLimit(tokens, window)));
  }

  private int issued() {
    return jdbc.sql("select issued from token_issues where client_id = :client").param("client", tsp.clientId())
        .query(Integer.class).single();
  }
}
