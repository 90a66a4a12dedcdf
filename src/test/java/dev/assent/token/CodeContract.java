package dev.assent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class CodeContract extends TokenContract {

  @Test
  void a_code_brings_tokens_that_tell_what_they_admit() {
    Answer tokens = tsp.exchange(steve.authorizes("creditCards"));

    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.text("token_type")).isEqualTo("Bearer");
    assertThat(tokens.text("scope")).isEqualTo("creditCards");
    assertThat(tokens.json().get("expires_in").asInt()).isBetween(86_300, 86_400);
    assertThat(tokens.json().get("uses").asInt()).isEqualTo(3);
    assertThat(tokens.json().get("refresh_uses_left").asInt()).isEqualTo(3);
    assertThat(tokens.json().get("refresh_expires_in").asInt()).isBetween(604_700, 604_800);
    assertThat(tokens.response().headers().firstValue("Cache-Control")).hasValueSatisfying(
        value -> assertThat(value).contains("no-store"));
  }

  @Test
  void of_30_exchanges_at_once_one_succeeds() {
    String code = steve.authorizes("creditCards");

    List<Answer> answers = atOnce(30, () -> tsp.exchange(code));

    List<Answer> successes = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(successes).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.text("error")).isEqualTo("invalid_grant"));
    assertThat(take(successes.get(0).accessToken())).as("the winner's token").isEqualTo(taken(2));
  }

  @Test
  void a_code_that_is_used_again_later_revokes_the_tokens_it_brought() {
    String code = steve.authorizes("creditCards");
    Answer tokens = tsp.exchange(code);
    clock.moveAhead(SingleUseOfCodes.RACE.plusSeconds(1));

    Answer again = tsp.exchange(code);

    assertThat(again.text("error")).isEqualTo("invalid_grant");
    assertThat(again.text("error_description")).contains("used before");
    assertThat(take(tokens.accessToken())).isEqualTo(new UseOutcome.NotValid());
    assertThat(tsp.refresh(tokens.refreshToken()).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void a_code_expires_after_a_minute() {
    String code = steve.authorizes("creditCards");

    clock.moveAhead(RegisteredClients.CODE_VALIDITY);

    assertThat(tsp.exchange(code).text("error_description")).contains("expired");
  }

  @Test
  void a_code_without_its_verifier_is_refused() {
    String code = steve.authorizes("creditCards");

    Answer wrong = tsp.token("grant_type", "authorization_code", "code", code, "redirect_uri", TestTsp.REDIRECT_URI,
        "code_verifier", "somebody-else-made-up-this-code-verifier-1234567");
    Answer missing = tsp.token("grant_type", "authorization_code", "code", code, "redirect_uri",
        TestTsp.REDIRECT_URI);

    assertThat(wrong.text("error")).isEqualTo("invalid_grant");
    assertThat(wrong.text("error_description")).contains("code_verifier");
    assertThat(missing.text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void a_code_with_another_redirect_uri_is_refused_and_not_spent() {
    String code = steve.authorizes("creditCards");

    Answer refused = tsp.token("grant_type", "authorization_code", "code", code, "redirect_uri",
        "https://elsewhere.example/", "code_verifier", TestTsp.VERIFIER);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("invalid_grant");
    assertThat(refused.text("error_description")).contains("redirect_uri");
    assertThat(tsp.exchange(code).status()).isEqualTo(200);
  }

  @Test
  void a_code_of_another_client_is_refused() {
    String code = steve.authorizes("creditCards");

    assertThat(register("other-" + UUID.randomUUID()).exchange(code).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void an_unknown_code_is_refused() {
    assertThat(tsp.exchange("unknown").text("error")).isEqualTo("invalid_grant");
  }
}
