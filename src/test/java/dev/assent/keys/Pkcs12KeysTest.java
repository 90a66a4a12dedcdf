package dev.assent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assent.jose.ClientKey;
import dev.assent.jose.ClientKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank's keys in a file of the operator's. */
class Pkcs12KeysTest {

  private static final byte[] CONTENT = "{\"balance\":7}".getBytes(StandardCharsets.UTF_8);
  private static final String PASSWORD = "a-file-password";

  @TempDir
  static Path directory;

  private static Path file;
  private final TestKeyDatabase database = TestKeyDatabase.inMemory();

  @BeforeAll
  static void a_file_with_keys() throws Exception {
    file = directory.resolve("bank.p12");
    make("sign-2026", "-keyalg", "EC", "-groupname", "secp256r1");
    make("sign-2025", "-keyalg", "RSA", "-keysize", "2048", "-startdate", "-1y");
    make("sign-2027", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "+1d");
    make("encrypt-2026", "-keyalg", "RSA", "-keysize", "3072");
    make("wrong-curve", "-keyalg", "EC", "-groupname", "secp384r1");
    Files.writeString(directory.resolve("other.txt"), "not a key store");
  }

  @Test
  void the_first_alias_of_a_use_is_the_key_in_use_and_the_others_are_published_too() {
    node("sign-2026,sign-2025", "encrypt-2026").run(started -> {
      BankKeys keys = started.getBean(BankKeys.class);
      ClientKeys published = ClientKeys.parse(keys.publicJwks());

      assertThat(published.keys()).extracting(ClientKey::description, ClientKey::verifies, ClientKey::encrypts)
          .containsExactly(tuple("EC P-256", true, false), tuple("RSA 3072", false, true),
              tuple("RSA 2048", true, false));
      String jws = keys.signingKey().sign(CONTENT, "application/json", TestKeyDatabase.NOW);
      assertThat(published.verify(jws, TestKeyDatabase.NOW).keyId()).isEqualTo(keys.signingKey().keyId());
      assertThat(keys.decryptionKeys().decrypt(published.encrypt(CONTENT, "application/json")).content())
          .isEqualTo(CONTENT);
      assertThat(keys.publicJwks()).doesNotContain("\"d\"", "\"p\"");
    });
  }

  @Test
  void the_first_of_each_kind_of_encryption_key_is_in_use_and_rsa_oaep_comes_last() {
    node("sign-2026", "encrypt-2026,sign-2026").withPropertyValues(
        "assent.keys.pkcs12.compatibility-aliases=sign-2025").run(started -> {
          assertThat(started.getBean(KeySource.class).facts())
              .extracting(BankKeyFacts::use, BankKeyFacts::algorithm, BankKeyFacts::state)
              .containsExactly(tuple(KeyUse.SIGNING, "ES256", KeyState.ACTIVE),
                  tuple(KeyUse.ENCRYPTION, "ECDH-ES+A256KW", KeyState.ACTIVE),
                  tuple(KeyUse.RSA_ENCRYPTION, "RSA-OAEP-256", KeyState.ACTIVE),
                  tuple(KeyUse.COMPATIBILITY, "RSA-OAEP", KeyState.ACTIVE));
          assertThat(started.getBean(BankKeys.class).publicJwks()).contains("\"RSA-OAEP\"");
        });
  }

  @Test
  void behind_the_key_in_use_a_later_one_is_the_next_and_an_earlier_one_retires() {
    node("sign-2026,sign-2025,sign-2027", "encrypt-2026").run(started ->
        assertThat(started.getBean(KeySource.class).facts())
            .extracting(BankKeyFacts::use, BankKeyFacts::algorithm, BankKeyFacts::state)
            .containsExactly(tuple(KeyUse.SIGNING, "ES256", KeyState.ACTIVE),
                tuple(KeyUse.SIGNING, "PS256", KeyState.RETIRING), tuple(KeyUse.SIGNING, "ES256", KeyState.NEXT),
                tuple(KeyUse.RSA_ENCRYPTION, "RSA-OAEP-256", KeyState.ACTIVE)));
  }

  @Test
  void a_key_for_rsa_oaep_must_be_of_rsa() {
    node("sign-2026", "encrypt-2026").withPropertyValues("assent.keys.pkcs12.compatibility-aliases=sign-2026")
        .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("must be RSA"));
  }

  @Test
  void the_kid_is_the_keys_thumbprint_and_so_the_same_on_every_node() {
    node("sign-2026", "encrypt-2026").run(one -> node("sign-2026", "encrypt-2026").run(other -> {
      assertThat(one.getBean(BankKeys.class).publicJwks()).isEqualTo(other.getBean(BankKeys.class).publicJwks());
      assertThat(one.getBean(BankKeys.class).signingKey().keyId()).hasSize(43);
    }));
  }

  @Test
  void the_schedule_and_the_page_leave_them_alone_and_the_database_holds_none() {
    node("sign-2026", "encrypt-2026").run(started -> {
      assertThat(started.getBean(KeySource.class).isOperators()).isTrue();
      assertThat(started.getBean(KeySource.class).facts()).extracting(BankKeyFacts::state)
          .containsOnly(KeyState.ACTIVE);
      assertThat(database.jdbc().sql("select count(*) from bank_key").query(Integer.class).single()).isZero();
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "bank.p12  | wrong-word      | sign-2026   | encrypt-2026 | does not open | ASSENT_KEYS_PKCS12_PASSWORD",
      "gone.p12  | a-file-password | sign-2026   | encrypt-2026 | is not there  | ASSENT_KEYS_PKCS12_LOCATION",
      "other.txt | a-file-password | sign-2026   | encrypt-2026 | is not PKCS#12 | ASSENT_KEYS_PKCS12_LOCATION",
      "bank.p12  | a-file-password | sign-1999   | encrypt-2026 | alias sign-1999 | keytool -list",
      "bank.p12  | a-file-password | wrong-curve | encrypt-2026 | EC on P-256   | another key",
      "bank.p12  | a-file-password | sign-2026   | ''           | encryption-aliases | PKCS12_ENCRYPTIONALIASES"})
  void what_is_wrong_stops_the_start_with_a_sentence(String name, String password, String signing, String encryption,
      String what, String remedy) {
    node(signing, encryption).withPropertyValues("assent.keys.pkcs12.location=" + directory.resolve(name),
        "assent.keys.pkcs12.password=" + password).run(started -> {
          assertThat(started).hasFailed();
          FailureAnalysis analysis = new KeySetupFailureAnalyzer().analyze(started.getStartupFailure());
          assertThat(analysis.getDescription()).contains(what).doesNotContain(password);
          assertThat(analysis.getAction()).contains(remedy).doesNotContain(password);
        });
  }

  private ApplicationContextRunner node(String signing, String encryption) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Properties.class, AtRestEncryption.class, BankKeyStore.class,
            KeySourceConfiguration.class, TestNewKeys.class, BankKeys.class)
        .withBean(JdbcClient.class, database::jdbc)
        .withBean(Clock.class, TestClock::new)
        .withPropertyValues("assent.keys.encryption-key=" + TestKeyDatabase.ENCRYPTION_KEY,
            "assent.keys.pkcs12.location=" + file, "assent.keys.pkcs12.password=" + PASSWORD,
            "assent.keys.pkcs12.signing-aliases=" + signing, "assent.keys.pkcs12.encryption-aliases=" + encryption);
  }

  private static void make(String alias, String... kind) throws IOException, InterruptedException {
    String keytoolPath = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytoolPath, "-genkeypair", "-alias", alias,
        "-dname", "CN=TPI Bank", "-validity", "30", "-storetype", "PKCS12",
        "-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(kind));
    Process keytool = new ProcessBuilder(command).inheritIO().start();
    assertThat(keytool.waitFor()).isZero();
  }

  @EnableConfigurationProperties(KeysProperties.class)
  static class Properties {
  }
}
