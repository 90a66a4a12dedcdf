package dev.assent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.jose.AtRestDecryptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AtRestEncryptionTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Properties.class, AtRestEncryption.class);

  @Test
  void what_is_encrypted_comes_back_under_the_same_key_alone() {
    String encrypted = encryption(TestKeyDatabase.ENCRYPTION_KEY).encrypt("證據 eyJ…");

    assertThat(encryption(TestKeyDatabase.ENCRYPTION_KEY).decryptText(encrypted)).isEqualTo("證據 eyJ…");
    assertThatThrownBy(() -> encryption(TestKeyDatabase.OTHER_KEY).decrypt(encrypted))
        .isInstanceOf(AtRestDecryptionException.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void a_missing_key_stops_the_start_and_says_what_to_set_and_how_to_make_one(String key) {
    context.withPropertyValues(key == null ? "other=1" : "assent.keys.encryption-key=" + key).run(started -> {
      assertThat(started).hasFailed();
      FailureAnalysis analysis = new EncryptionKeyFailureAnalyzer().analyze(started.getStartupFailure());
      assertThat(analysis.getDescription()).contains("assent.keys.encryption-key");
      assertThat(analysis.getAction()).contains("Set ASSENT_KEYS_ENCRYPTION_KEY", "`openssl rand -base64 32`");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base64!", "c2hvcnQ=", "Zm9yIHRlc3RzIG9ubHksIG5vYm9keSdzIHNlY3JldC4h"})
  void a_key_of_another_form_stops_the_start_without_being_shown(String key) {
    context.withPropertyValues("assent.keys.encryption-key=" + key).run(started -> {
      assertThat(started).hasFailed();
      FailureAnalysis analysis = new EncryptionKeyFailureAnalyzer().analyze(started.getStartupFailure());
      assertThat(analysis.getDescription()).contains("not 32 bytes in base64").doesNotContain(key);
      assertThat(analysis.getAction()).contains("Set ASSENT_KEYS_ENCRYPTION_KEY").doesNotContain(key);
    });
  }

  @Test
  void the_key_may_come_with_the_line_break_that_openssl_prints() {
    String encrypted = encryption(TestKeyDatabase.ENCRYPTION_KEY + "\n").encrypt("x");

    assertThat(encryption(TestKeyDatabase.ENCRYPTION_KEY).decryptText(encrypted)).isEqualTo("x");
  }

  @Test
  void the_properties_print_without_the_key() {
    assertThat(new KeysProperties(TestKeyDatabase.ENCRYPTION_KEY)).asString()
        .doesNotContain(TestKeyDatabase.ENCRYPTION_KEY);
  }

  private static AtRestEncryption encryption(String key) {
    return new AtRestEncryption(new KeysProperties(key));
  }

  @EnableConfigurationProperties(KeysProperties.class)
  static class Properties {
  }
}
