package dev.assent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import dev.assent.jose.AtRestDecryptionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
      FailureAnalysis analysis = new KeySetupFailureAnalyzer().analyze(started.getStartupFailure());
      assertThat(analysis.getDescription()).contains("assent.keys.encryption-key");
      assertThat(analysis.getAction()).contains("Set ASSENT_KEYS_ENCRYPTION_KEY", "`openssl rand -base64 32`");
    });
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void an_operator_reads_the_sentence_not_a_stack_trace(CapturedOutput output) {
    SpringApplicationBuilder assent =
        new SpringApplicationBuilder(Properties.class, AtRestEncryption.class).web(WebApplicationType.NONE);

    assertThatThrownBy(() -> assent.run("--assent.keys.encryption-key=")).isNotNull();

    assertThat(output).contains("APPLICATION FAILED TO START", "Set ASSENT_KEYS_ENCRYPTION_KEY")
        .doesNotContain("\tat dev.assent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base64!", "c2hvcnQ=", "Zm9yIHRlc3RzIG9ubHksIG5vYm9keSdzIHNlY3JldC4h"})
  void a_key_of_another_form_stops_the_start_without_being_shown(String key) {
    context.withPropertyValues("assent.keys.encryption-key=" + key).run(started -> {
      assertThat(started).hasFailed();
      FailureAnalysis analysis = new KeySetupFailureAnalyzer().analyze(started.getStartupFailure());
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
  void the_environment_variable_that_the_sentence_names_is_the_one_that_is_read() {
    String encrypted = encryption(TestKeyDatabase.ENCRYPTION_KEY).encrypt("x");

    context.withInitializer(starting -> starting.getEnvironment().getPropertySources().addFirst(
            new SystemEnvironmentPropertySource("test-" + SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("ASSENT_KEYS_ENCRYPTION_KEY", TestKeyDatabase.ENCRYPTION_KEY))))
        .run(started -> assertThat(started.getBean(AtRestEncryption.class).decryptText(encrypted)).isEqualTo("x"));
  }

  @Test
  void the_properties_print_without_the_key() {
    assertThat(TestKeyDatabase.properties(TestKeyDatabase.ENCRYPTION_KEY)).asString()
        .doesNotContain(TestKeyDatabase.ENCRYPTION_KEY);
  }

  private static AtRestEncryption encryption(String key) {
    return new AtRestEncryption(TestKeyDatabase.properties(key));
  }

  @EnableConfigurationProperties(KeysProperties.class)
  static class Properties {
  }
}
