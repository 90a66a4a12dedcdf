package dev.assent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.jose.AtRestDecryptionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** How the operator changes the key that everything stored is encrypted with. */
abstract class RenewalContract {

  private static final String FORMER = TestKeyDatabase.ENCRYPTION_KEY;
  private static final String PRESENT = TestKeyDatabase.OTHER_KEY;

  private final AtRestEncryption former = encryption(FORMER);
  private final AtRestEncryption both = encryption(PRESENT, FORMER);
  private final AtRestEncryption present = encryption(PRESENT);
  private TestKeyDatabase database;

  abstract TestKeyDatabase emptyDatabase();

  @BeforeEach
  void anEmptyDatabase() {
    database = emptyDatabase();
    database.jdbc().sql("create table kept (id uuid primary key, sealed varchar(1000))").update();
  }

  @Test
  void what_was_stored_under_a_former_key_is_read_and_what_is_stored_now_is_under_the_present_one() {
    assertThat(both.decryptText(former.encrypt("evidence"))).isEqualTo("evidence");
    assertThat(present.decryptText(both.encrypt("evidence"))).isEqualTo("evidence");
    assertThatThrownBy(() -> present.decryptText(former.encrypt("evidence")))
        .isInstanceOf(AtRestDecryptionException.class);
  }

  @Test
  void the_bank_keeps_its_keys_and_after_the_renewal_the_former_key_is_not_needed() {
    String published = database.start().publicJwks();

    renew(both);

    assertThat(database.start(PRESENT, TestKeyDatabase.NOW).publicJwks()).isEqualTo(published);
    assertThatThrownBy(() -> database.start(FORMER, TestKeyDatabase.NOW)).isInstanceOf(KeySetupException.class);
  }

  @Test
  void every_value_is_renewed_whatever_their_number_and_those_that_nobody_can_read_stay() {
    for (int count = 0; count < 450; count++) {
      store(count % 3 == 0 ? both.encrypt("content") : former.encrypt("content"));
    }
    store(null);
    store("never encrypted");

    renew(both);

    List<String> values = database.jdbc().sql("select sealed from kept where sealed is not null and sealed <> :odd")
        .param("odd", "never encrypted").query(String.class).list();
    assertThat(values).hasSize(450).allSatisfy(value -> assertThat(present.decryptText(value)).isEqualTo("content"));
    assertThat(database.jdbc().sql("select count(*) from kept where sealed = :odd").param("odd", "never encrypted")
        .query(Integer.class).single()).isOne();
  }

  @Test
  void one_node_at_a_time_renews() {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V16__event_publication.sql"))
        .execute(database.dataSource());
    store(former.encrypt("content"));
    new ApplicationContextRunner().withUserConfiguration(Locks.class)
        .withBean(DataSource.class, database::dataSource).withBean(JdbcClient.class, database::jdbc)
        .withBean(AtRestEncryption.class, () -> both).withBean(EncryptionRenewal.class)
        .withBean(EncryptedColumn.class, () -> new EncryptedColumn("kept", "id", "sealed"))
        .run(node -> {
          SimpleLock ofAnother = node.getBean(LockProvider.class).lock(new LockConfiguration(Instant.now(),
              "renew-encryption", Duration.ofMinutes(1), Duration.ZERO)).orElseThrow();
          node.getBean(EncryptionRenewal.class).renewAll();
          assertThatThrownBy(() -> present.decryptText(stored())).isInstanceOf(AtRestDecryptionException.class);

          ofAnother.unlock();
          node.getBean(EncryptionRenewal.class).renewAll();
          assertThat(present.decryptText(stored())).isEqualTo("content");
        });
  }

  @EnableSchedulerLock(defaultLockAtMostFor = "PT10M")
  static class Locks {

    @Bean
    LockProvider locks(DataSource database) {
      return new JdbcTemplateLockProvider(database);
    }
  }

  private String stored() {
    return database.jdbc().sql("select sealed from kept").query(String.class).single();
  }

  @Test
  void without_a_former_key_nothing_is_touched() {
    String value = former.encrypt("content");
    store(value);

    renew(present);

    assertThat(stored()).isEqualTo(value);
  }

  private void store(String value) {
    database.jdbc().sql("insert into kept (id, sealed) values (:id, :value)").param("id", UUID.randomUUID())
        .param("value", value).update();
  }

  private void renew(AtRestEncryption encryption) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("keys", new KeySourceConfiguration().privateParts());
    beans.registerSingleton("kept", new EncryptedColumn("kept", "id", "sealed"));
    new EncryptionRenewal(database.jdbc(), encryption, beans.getBeanProvider(EncryptedColumn.class)).renewAll();
  }

  private static AtRestEncryption encryption(String key, String... former) {
    KeysProperties plain = TestKeyDatabase.properties(key);
    return new AtRestEncryption(
        new KeysProperties(key, List.of(former), plain.rotation(), plain.jwksMaxAge(), null));
  }
}
