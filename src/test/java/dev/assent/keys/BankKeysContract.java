package dev.assent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assent.jose.ClientKey;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.RefusedMessageException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What holds on every database. */
abstract class BankKeysContract {

  private static final byte[] CONTENT = "{\"balance\":7}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = TestKeyDatabase.NOW;

  private TestKeyDatabase database;

  abstract TestKeyDatabase emptyDatabase();

  @BeforeEach
  void anEmptyDatabase() {
    database = emptyDatabase();
  }

  @Test
  void the_first_start_makes_a_signing_key_and_an_encryption_key_of_either_kind() {
    BankKeys keys = database.start();

    assertThat(ClientKeys.parse(keys.publicJwks()).keys())
        .extracting(ClientKey::description, ClientKey::verifies, ClientKey::encrypts)
        .containsExactly(tuple("EC P-256", true, false), tuple("EC P-256", false, true),
            tuple("RSA 2048", false, true));
  }

  @Test
  void what_the_bank_signs_verifies_with_its_published_keys() {
    BankKeys keys = database.start();

    String jws = keys.signingKey().sign(CONTENT, "application/json", NOW);

    assertThat(ClientKeys.parse(keys.publicJwks()).verify(jws, NOW).payload()).isEqualTo(CONTENT);
  }

  @Test
  void a_restart_keeps_the_keys() {
    BankKeys before = database.start();
    String jwe = ClientKeys.parse(before.publicJwks()).encrypt(CONTENT, "application/json");

    BankKeys after = database.start(TestKeyDatabase.ENCRYPTION_KEY, NOW.plus(Duration.ofDays(400)));

    assertThat(after.publicJwks()).isEqualTo(before.publicJwks());
    assertThat(after.signingKey().keyId()).isEqualTo(before.signingKey().keyId());
    assertThat(after.decryptionKeys().decrypt(jwe).content()).isEqualTo(CONTENT);
  }

  @Test
  void the_private_part_is_stored_encrypted_and_published_nowhere() {
    BankKeys keys = database.start();
    String privateMember = "\"d\":";

    assertThat(keys.signingKey().toPrivateJwk()).contains(privateMember);
    assertThat(keys.publicJwks()).doesNotContain(privateMember);
    assertThat(database.jdbc().sql("select private_jwk from bank_key").query(String.class).list())
        .hasSize(3).allMatch(stored -> stored.split("\\.", -1).length == 5);
  }

  @Test
  void another_encryption_key_stops_the_start_and_says_so() {
    database.start();

    assertThatThrownBy(() -> database.start(TestKeyDatabase.OTHER_KEY, NOW))
        .isInstanceOf(KeySetupException.class)
        .hasMessageContaining("encrypted under another key")
        .hasMessageContaining("ASSENT_KEYS_ENCRYPTION_KEY");
  }

  @Test
  void nodes_that_start_at_once_end_with_one_active_key_per_use() throws Exception {
    int nodes = 8;
    CyclicBarrier together = new CyclicBarrier(nodes);
    Callable<String> node = () -> {
      BankKeyStore store = database.store(TestKeyDatabase.ENCRYPTION_KEY, NOW);
      together.await();
      return database.start(store, Clock.fixed(NOW, ZoneOffset.UTC)).publicJwks();
    };
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      List<Future<String>> started = threads.invokeAll(IntStream.range(0, nodes).mapToObj(any -> node).toList());

      String published = database.start().publicJwks();
      for (Future<String> each : started) {
        assertThat(each.get()).isEqualTo(published);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.jdbc().sql("select active_use from bank_key").query(String.class).list())
        .containsExactlyInAnyOrder("sig", "enc", "rsa");
  }

  @Test
  void a_second_active_key_of_a_use_is_not_stored() {
    BankKeys keys = database.start();

    database.store(TestKeyDatabase.ENCRYPTION_KEY, NOW).addActiveIfFirst(KeyUse.SIGNING, KeyUse.SIGNING.generate());

    assertThat(database.start().publicJwks()).isEqualTo(keys.publicJwks());
  }

  @Test
  void the_table_refuses_an_active_key_that_does_not_claim_its_use() {
    database.start();

    for (String half : List.of("active_use = null", "state = 'retiring'", "active_use = 'enc'")) {
      assertThatThrownBy(() -> database.jdbc().sql("update bank_key set " + half + " where key_use = 'sig'").update())
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void a_retiring_key_decrypts_and_is_published_until_it_expires() {
    BankKeys before = database.start();
    String jwe = ClientKeys.parse(before.publicJwks()).encrypt(CONTENT, "application/json");
    retire("enc", NOW.plus(Duration.ofDays(1)));

    BankKeys during = database.start();
    BankKeys afterwards = database.start(TestKeyDatabase.ENCRYPTION_KEY, NOW.plus(Duration.ofDays(1)));

    assertThat(ClientKeys.parse(during.publicJwks()).keys()).hasSize(4);
    assertThat(during.decryptionKeys().decrypt(jwe).content()).isEqualTo(CONTENT);
    assertThat(ClientKeys.parse(afterwards.publicJwks()).keys()).hasSize(3);
    assertThatThrownBy(() -> afterwards.decryptionKeys().decrypt(jwe)).isInstanceOf(RefusedMessageException.class);
  }

  @Test
  void a_retiring_signing_key_verifies_but_signs_no_more() {
    BankKeys before = database.start();
    String jws = before.signingKey().sign(CONTENT, "application/json", NOW);
    retire("sig", null);

    BankKeys after = database.start();

    assertThat(after.signingKey().keyId()).isNotEqualTo(before.signingKey().keyId());
    assertThat(ClientKeys.parse(after.publicJwks()).verify(jws, NOW).keyId()).isEqualTo(before.signingKey().keyId());
  }

  private void retire(String use, Instant expiry) {
    database.jdbc().sql("""
            update bank_key set state = 'retiring', active_use = null, expires_at = :expiry where active_use = :use
            """)
        .param("expiry", expiry == null ? null : Timestamp.from(expiry), Types.TIMESTAMP)
        .param("use", use)
        .update();
  }
}
