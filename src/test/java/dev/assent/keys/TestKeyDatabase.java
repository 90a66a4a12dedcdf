package dev.assent.keys;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database with this module's table alone, and nodes that start on it. */
final class TestKeyDatabase {

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final String ENCRYPTION_KEY = base64("for tests only, nobody's secret.");
  static final String OTHER_KEY = base64("another key, thirty-two bytes...");

  private final DataSource dataSource;

  TestKeyDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V7__keys.sql")).execute(dataSource);
  }

  static TestKeyDatabase inMemory() {
    return new TestKeyDatabase(
        new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build());
  }

  BankKeys start() {
    return start(ENCRYPTION_KEY, NOW);
  }

  BankKeys start(String encryptionKey, Instant now) {
    return new BankKeys(store(encryptionKey, now));
  }

  BankKeyStore store(String encryptionKey, Instant now) {
    return new BankKeyStore(jdbc(), new AtRestEncryption(new KeysProperties(encryptionKey)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  JdbcClient jdbc() {
    return JdbcClient.create(dataSource);
  }

  private static String base64(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes());
  }
}
