package dev.assent.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {

  private static final List<String> ABOUT = List.of("meilin", "Enjoy Life Co., Ltd.", "mei@enjoylife.example");

  private final PasswordStrength strength = new PasswordStrength();

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
      "river-green,TOO_SHORT",
      "            ,REPEATED",
      "password1234,COMMON",
      "Passw0rd1234,COMMON",
      "qwertyuiop[],KEYBOARD",
      "abcdefghijkl,SEQUENCE",
      "tsp8tsp8tsp8,REPEATED",
      "meilinmeilin,PERSONAL",
      "EnjoyLife2024,PERSONAL",
      "enjoylife.example,PERSONAL",
      "12345678901234,GUESSABLE",
      "246813579024,GUESSABLE",
      "correcthorse,GUESSABLE"})
  void a_password_that_is_soon_guessed_is_refused_for_its_reason(String password, PasswordFlaw flaw) {
    assertThat(strength.flaw(password, ABOUT)).contains(flaw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a quiet green river", "tN7!vQ2$kW9@xR4%", "河邊的綠色小屋裡住著三隻貓", "  spaces around a river  "})
  void a_password_that_takes_long_to_guess_is_taken_as_it_is(String password) {
    assertThat(strength.flaw(password, ABOUT)).isEmpty();
  }

  @Test
  void a_password_has_at_most_128_characters() {
    assertThat(strength.flaw("a quiet green river ".repeat(7).substring(0, 129), ABOUT))
        .contains(PasswordFlaw.TOO_LONG);
  }

  @Test
  @Timeout(20)
  void a_password_made_to_keep_the_check_busy_is_measured_soon() {
    assertThatCode(() -> strength.flaw("4@8({[<369!1|70$5+%2".repeat(7).substring(0, 128), ABOUT))
        .doesNotThrowAnyException();
  }

  @Test
  void a_password_beyond_what_bcrypt_reads_counts_to_its_last_letter() {
    DeveloperPasswords passwords = new DeveloperPasswords(4);
    String hash = passwords.encode("x".repeat(127) + "y");

    assertThat(passwords.matches("x".repeat(127) + "y", hash)).isTrue();
    assertThat(passwords.matches("x".repeat(128), hash)).isFalse();
  }
}
