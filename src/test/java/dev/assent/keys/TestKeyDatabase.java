package dev.assent.keys;

import dev.assent.keys.KeysProperties.Rotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database with this module's tables alone, and nodes that start on it. */
final class TestKeyDatabase {

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final String ENCRYPTION_KEY = base64("for tests only, nobody's secret.");
  static final String OTHER_KEY = base64("another key, thirty-two bytes...");

  private final DataSource dataSource;

  TestKeyDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V7__keys.sql"),
        new ClassPathResource("db/migration/V34__bank_keys.sql"),
        new ClassPathResource("db/migration/V38__bank_rsa_keys.sql")).execute(dataSource);
  }

  static TestKeyDatabase inMemory() {
    return new TestKeyDatabase(
        new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build());
  }

  static KeysProperties properties(String encryptionKey) {
    return properties(encryptionKey, Duration.ofDays(90));
  }

  static KeysProperties properties(String encryptionKey, Duration every) {
    return new KeysProperties(encryptionKey, List.of(), new Rotation(every, Duration.ofDays(7), Duration.ofDays(30)),
        Duration.ofMinutes(15), null);
  }

  BankKeys start() {
    return start(ENCRYPTION_KEY, NOW);
  }

  BankKeys start(String encryptionKey, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return start(store(encryptionKey, clock), clock);
  }

  BankKeys start(BankKeyStore store, Clock clock) {
    return new BankKeys(new DatabaseKeys(store, new TestNewKeys(), clock), properties(ENCRYPTION_KEY), clock);
  }

  BankKeyStore store(String encryptionKey, Instant now) {
    return store(encryptionKey, Clock.fixed(now, ZoneOffset.UTC));
  }

  BankKeyStore store(String encryptionKey, Clock clock) {
    return new BankKeyStore(jdbc(), new AtRestEncryption(properties(encryptionKey)), clock);
  }

  DataSource dataSource() {
    return dataSource;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  private static String base64(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes());
  }
}
